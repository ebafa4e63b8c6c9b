package jp.kakehashi.app.cli;

import java.util.List;

/// The program's entry: every verb of the command line, by name.
public final class Kakehashi {
    private Kakehashi() {}

    /// Runs one verb and exits with its code (see {@link ExitCode}).
    public static void main(String[] args) {
        Console console = Console.ofProcess();
        int exit = new CommandLines(console, verbs(console)).run(List.of(args));
        console.flush();
        System.exit(exit);
    }

    private static List<Verb> verbs(Console console) {
        return List.of(
                new LedgerInspect(console),
                new TextFold(console),
                new TextSame(console),
                new TextWareki(console),
                new Train(List.of(() -> console.texts())));
    }
}
