package jp.kakehashi.app.workstation;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The person's own browser.
final class SystemBrowser {
    private static final int SECONDS = 5;
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "[::1]");

    private SystemBrowser() {}

    /// Opens `address`, an `https` one or one of this machine; false when there is no browser to
    /// be had.
    static boolean open(URI address) {
        String text = address.toString();
        boolean here =
                "http".equals(address.getScheme())
                        && address.getHost() != null
                        && HERE.contains(address.getHost());
        if (!text.startsWith("https://") && !here) {
            return false;
        }
        try {
            Process opener =
                    new ProcessBuilder(command(text))
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            // One that is still busy has found a browser.
            return !opener.waitFor(SECONDS, TimeUnit.SECONDS) || opener.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // Without a shell: nothing in an address is a command.
    private static List<String> command(String address) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", address);
        }
        return List.of(system.contains("mac") ? "open" : "xdg-open", address);
    }
}
