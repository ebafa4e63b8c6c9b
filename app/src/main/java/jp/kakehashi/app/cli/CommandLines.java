package jp.kakehashi.app.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// Turns arguments into one verb's run and its outcome into an exit code. The boundary where every
/// failure of the command line ends.
final class CommandLines {
    private static final Logger log = LoggerFactory.getLogger(CommandLines.class);
    private static final String ROOT = "kakehashi";

    private final Console console;
    private final CommandLine root;

    CommandLines(Console console, List<Verb> verbs) {
        this.console = console;
        CommandSpec spec = group(ROOT, "app.cli.help");
        Map<String, CommandSpec> groups = new LinkedHashMap<>();
        for (Verb verb : verbs) {
            String[] words = verb.name().split(" ", 2);
            if (words.length == 1) {
                spec.addSubcommand(words[0], command(verb, words[0]));
            } else {
                CommandSpec group =
                        groups.computeIfAbsent(
                                words[0], name -> group(name, "app.cli." + name + ".help"));
                group.addSubcommand(words[1], command(verb, words[1]));
            }
        }
        groups.forEach(spec::addSubcommand);
        spec.addOption(
                OptionSpec.builder("--version")
                        .versionHelp(true)
                        .arity("0")
                        .type(boolean.class)
                        .description(console.texts().of("app.cli.help.version"))
                        .build());
        spec.version(version());
        root =
                new CommandLine(spec)
                        .setOut(writer(console.out()))
                        .setErr(writer(console.err()))
                        // A name may begin with @; nothing typed here is a file of arguments.
                        .setExpandAtFiles(false)
                        .setUsageHelpAutoWidth(false)
                        .setUsageHelpWidth(96)
                        .setColorScheme(
                                CommandLine.Help.defaultColorScheme(
                                        console.watched()
                                                ? CommandLine.Help.Ansi.AUTO
                                                : CommandLine.Help.Ansi.OFF))
                        .setExecutionExceptionHandler((fault, line, typed) -> failed(fault));
    }

    int run(List<String> args) {
        return root.execute(args.toArray(String[]::new));
    }

    private CommandSpec group(String name, String key) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(console.texts().of(key));
        spec.addOption(help());
        return spec;
    }

    private CommandSpec command(Verb verb, String name) {
        CommandSpec[] self = new CommandSpec[1];
        Callable<Integer> body =
                () -> {
                    ParseResult typed = self[0].commandLine().getParseResult();
                    return verb.run(typed);
                };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(body).name(name);
        self[0] = spec;
        String prefix = "app.cli." + verb.name().replaceAll("[ -]", "_") + ".";
        spec.usageMessage().description(console.texts().of(prefix + "help"));
        verb.declare(spec);
        describe(spec, prefix);
        spec.addOption(help());
        return spec;
    }

    /// Descriptions are `app.cli.<verb>.<option or label>`, or `app.cli.option.<…>` where one means
    /// the same everywhere.
    private void describe(CommandSpec spec, String prefix) {
        for (OptionSpec option : List.copyOf(spec.options())) {
            String name = option.longestName().replaceFirst("^-+", "").replace('-', '_');
            spec.remove(option);
            spec.addOption(OptionSpec.builder(option).description(words(prefix, name)).build());
        }
        for (PositionalParamSpec parameter : List.copyOf(spec.positionalParameters())) {
            String name = parameter.paramLabel().toLowerCase(Locale.ROOT);
            spec.remove(parameter);
            spec.addPositional(
                    PositionalParamSpec.builder(parameter)
                            .description(words(prefix, name))
                            .build());
        }
    }

    private String words(String prefix, String name) {
        Texts texts = console.texts();
        return texts.of(texts.has(prefix + name) ? prefix + name : "app.cli.option." + name);
    }

    private OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .arity("0")
                .type(boolean.class)
                .description(console.texts().of("app.cli.help.option"))
                .build();
    }

    private int failed(Exception fault) {
        if (fault instanceof ProblemException known) {
            Problem problem = known.problem();
            console.print(Map.of("problem", problem.key(), "args", problem.args()));
            return ExitCode.HELD;
        }
        if (fault instanceof UsageException) {
            console.say(String.valueOf(fault.getMessage()));
            return ExitCode.USAGE;
        }
        log.error("unexpected", fault);
        console.say(console.texts().of("app.cli.fault.unexpected", fault.getClass().getName()));
        return ExitCode.FAULT;
    }

    private static PrintWriter writer(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static String version() {
        String version = CommandLines.class.getPackage().getImplementationVersion();
        return ROOT + " " + (version == null ? "development" : version);
    }
}
