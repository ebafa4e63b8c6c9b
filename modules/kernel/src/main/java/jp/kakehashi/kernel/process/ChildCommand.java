package jp.kakehashi.kernel.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How a child is started: on this program's own runtime and class path, with a heap of its own.
final class ChildCommand {
    private ChildCommand() {}

    static List<String> of(Class<?> main, List<String> args, int heapMb) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.add("-Xmx" + heapMb + "m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(args);
        return command;
    }

    /// The runtime that this program runs on, linked or installed.
    private static String java() {
        Path home = Path.of(System.getProperty("java.home"));
        Path java = home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
        return Files.exists(java)
                ? java.toString()
                : ProcessHandle.current().info().command().orElse("java");
    }
}
