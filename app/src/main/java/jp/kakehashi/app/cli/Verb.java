package jp.kakehashi.app.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// One verb of the command line. Its words of help are in the bundle under
/// `app.cli.<verb>.<what>`; options and parameters are declared in code, so nothing is
/// reflected on.
public interface Verb {

    /// Name as typed, with its group: `text fold`, `server`.
    String name();

    /// Declares options and parameters on `spec`; descriptions come from the bundle.
    void declare(CommandSpec spec);

    /// Does the work with what was typed and returns an {@link ExitCode}. Expected failures are
    /// thrown as {@link jp.kakehashi.kernel.ProblemException}.
    ///
    /// @throws Exception anything unexpected: exit code 3
    int run(ParseResult typed) throws Exception;

    /// An option with a value, `--data DIR`; null when not given.
    static OptionSpec option(String name, String label) {
        return OptionSpec.builder(name).paramLabel(label).arity("1").type(String.class).build();
    }

    /// An option that may be given several times.
    static OptionSpec options(String name, String label) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .arity("1")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }

    /// One parameter; `arity` `1` or `0..1`.
    static PositionalParamSpec parameter(String index, String label, String arity) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .arity(arity)
                .type(String.class)
                .build();
    }

    /// The whole number typed after an option.
    ///
    /// @throws UsageException when it is none
    static int number(ParseResult typed, String option, int otherwise) {
        String text = typed.matchedOptionValue(option, String.valueOf(otherwise));
        if (!text.matches("\\d{1,9}")) {
            throw new UsageException(option + " " + text);
        }
        return Integer.parseInt(text);
    }

    /// An option that is there or not.
    static OptionSpec flag(String name) {
        return OptionSpec.builder(name).arity("0").type(boolean.class).build();
    }

    /// Parameters in order; `arity` as picocli writes it: `1`, `0..1`, `1..*`.
    static PositionalParamSpec parameters(String index, String label, String arity) {
        return PositionalParamSpec.builder()
                .index(index)
                .paramLabel(label)
                .arity(arity)
                .required(!arity.startsWith("0"))
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build();
    }
}
