package jp.kakehashi.ledgerui;

import javafx.scene.Node;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;

/// Tells when somebody writes, in whatever field, cell or card of a room.
final class TypingNews {
    private TypingNews() {}

    /// Calls `typing` at each key and at what an input method shows in `room`, before the field has
    /// it: what goes on in the background rests by then. Screen's thread only.
    static void of(Node room, Runnable typing) {
        room.addEventFilter(KeyEvent.ANY, key -> typing.run());
        room.addEventFilter(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, text -> typing.run());
    }
}
