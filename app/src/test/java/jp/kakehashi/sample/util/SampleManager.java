package jp.kakehashi.sample.util;

import java.time.Instant;
import javafx.application.Platform;
import jp.kakehashi.sample.ring.Ring;
import org.jooq.DSLContext;

/// Breaks every rule of the house, so that each is known to be able to fail.
public final class SampleManager {
    Instant now() {
        return Instant.now();
    }

    void later() {
        Platform.runLater(() -> {});
    }

    void sql(DSLContext context) {
        context.fetch("select 1");
    }

    Ring ring() {
        return new Ring(this);
    }
}
