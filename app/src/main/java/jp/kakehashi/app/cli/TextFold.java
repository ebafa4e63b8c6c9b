package jp.kakehashi.app.cli;

import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `text fold S...`: the search key of each text, as a JSON array.
final class TextFold implements Verb {
    private final Console console;
    private final SearchFolding folding = new SearchFolding();

    TextFold(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "text fold";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
        spec.addPositional(Verb.parameters("0..*", "TEXT", "1..*"));
    }

    @Override
    public int run(ParseResult typed) {
        List<String> texts = typed.matchedPositionalValue(0, List.of());
        console.print(texts.stream().map(folding::fold).toList());
        return ExitCode.DONE;
    }
}
