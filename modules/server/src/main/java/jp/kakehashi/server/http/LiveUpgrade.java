package jp.kakehashi.server.http;

import java.io.IOException;
import jp.kakehashi.server.accounts.Admission;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// Turns an admitted request into a live socket.
@FunctionalInterface
interface LiveUpgrade {
    void upgrade(Admission admission, Request request, Response response, Callback callback)
            throws IOException;
}
