package jp.kakehashi.app.cli;

import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `text same A B`: exit 0 when a search for one finds the other, 1 when not. Prints the answer
/// too.
final class TextSame implements Verb {
    private final Console console;
    private final SearchFolding folding = new SearchFolding();

    TextSame(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "text same";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
        spec.addPositional(Verb.parameters("0", "TEXT", "1"));
        spec.addPositional(Verb.parameters("1", "TEXT", "1"));
    }

    @Override
    public int run(ParseResult typed) {
        List<String> left = typed.matchedPositionalValue(0, List.of());
        List<String> right = typed.matchedPositionalValue(1, List.of());
        boolean same = folding.same(left.getFirst(), right.getFirst());
        console.print(same);
        return same ? ExitCode.DONE : ExitCode.HELD;
    }
}
