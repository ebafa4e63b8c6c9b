package jp.kakehashi.app.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Runs once through what a start needs while the build records the AOT cache; not shown in help.
final class Train implements Verb {
    private final java.util.List<Runnable> exercises;

    Train(java.util.List<Runnable> exercises) {
        this.exercises = exercises;
    }

    @Override
    public String name() {
        return "train";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.usageMessage().hidden(true);
    }

    @Override
    public int run(ParseResult typed) {
        exercises.forEach(Runnable::run);
        return ExitCode.DONE;
    }
}
