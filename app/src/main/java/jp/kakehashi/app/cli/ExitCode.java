package jp.kakehashi.app.cli;

/// What a verb's exit code says to a script.
public final class ExitCode {
    /// Done.
    public static final int DONE = 0;

    /// Done, but something was held, refused or wrong in the input.
    public static final int HELD = 1;

    /// Wrong usage.
    public static final int USAGE = 2;

    /// A fault of the program or of this computer.
    public static final int FAULT = 3;

    private ExitCode() {}
}
