package jp.kakehashi.ui.connection;

import java.util.Locale;
import jp.kakehashi.ui.control.Tone;

/// Whether the server can be reached, as a person has to know it.
public enum Link {
    /// Changes of others arrive at once.
    ONLINE(Tone.OK),
    /// Being tried; what is entered waits here.
    CONNECTING(Tone.WARN),
    /// Not now; what is entered waits here.
    OFFLINE(Tone.WARN),
    /// The server refuses this session: sign in again.
    SIGNED_OUT(Tone.BAD);

    private final Tone tone;

    Link(Tone tone) {
        this.tone = tone;
    }

    /// The colour of its mark.
    public Tone tone() {
        return tone;
    }

    /// Key of its words; `{0}` is the name of the server's office.
    public String textKey() {
        return "ui.link." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Key of the words for a narrow place.
    public String shortTextKey() {
        return textKey() + ".short";
    }
}
