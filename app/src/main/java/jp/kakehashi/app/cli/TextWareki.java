package jp.kakehashi.app.cli;

import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.text.Wareki;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `text wareki S...`: each day in ISO 8601, or the problem in the place of what is none; exit 1
/// then.
final class TextWareki implements Verb {
    private final Console console;
    private final Wareki wareki = new Wareki();

    TextWareki(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "text wareki";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
        spec.addPositional(Verb.parameters("0..*", "TEXT", "1..*"));
    }

    @Override
    public int run(ParseResult typed) {
        List<String> texts = typed.matchedPositionalValue(0, List.of());
        List<Wareki.Reading> readings = texts.stream().map(wareki::read).toList();
        console.print(readings.stream().map(TextWareki::json).toList());
        return readings.stream().allMatch(r -> r instanceof Wareki.Reading.Day)
                ? ExitCode.DONE
                : ExitCode.HELD;
    }

    private static Object json(Wareki.Reading reading) {
        return reading.<Object>fold(
                day -> day.toString(),
                problem -> Map.of("problem", problem.key(), "args", problem.args()));
    }
}
