package jp.kakehashi.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.connection.ConnectionModel;
import jp.kakehashi.ui.connection.Link;
import jp.kakehashi.ui.control.Tone;
import org.junit.jupiter.api.Test;

class StatusBarModelTest {
    private final Texts texts = new Texts();
    private final ConnectionModel connection = new ConnectionModel();
    private Instant now = Samples.NOW;
    private final StatusBarModel model =
            new StatusBarModel(texts, Samples.session(false), connection, () -> now);

    @Test
    void ageGrowsWithEveryTick() {
        connection.freshAtProperty().set(now.minusSeconds(8));
        assertEquals("最新 11:06（8秒前）", model.age().getValue());
        now = now.plus(Duration.ofMinutes(2));
        model.tick();
        assertEquals("最新 11:06（2分前）", model.age().getValue());
        assertEquals(false, model.stale().getValue());
        now = now.plus(Duration.ofHours(30));
        model.tick();
        assertEquals("最新 11月21日 11:06（1日前）", model.age().getValue());
        assertEquals(true, model.stale().getValue());
    }

    @Test
    void lostConnectionIsSaidInTheLanguageOfTheScreen() {
        connection.linkProperty().set(Link.OFFLINE);
        assertEquals("本所とつながっていません", model.linkWords().getValue());
        assertEquals(Tone.WARN, model.linkTone().getValue());
        texts.languageProperty().set(Language.ENGLISH);
        assertEquals("Not connected to Head Office", model.linkWords().getValue());
    }

    @Test
    void pcThatNeverHadEverythingSaysSo() {
        assertEquals("まだ一度もそろっていません", model.age().getValue());
        connection.linkProperty().set(Link.ONLINE);
        assertEquals("はじめての受け取りをしています", model.age().getValue());
        assertEquals(true, model.stale().getValue());
    }
}
