package jp.kakehashi.ledgerui.input;

import javafx.scene.Node;
import javafx.scene.control.Control;

/// What one value is written in, whatever its type. Screen's thread only.
public interface FieldInput {
    /// The control, with anything that belongs beside it.
    Node node();

    /// The part that takes the focus.
    Control control();

    /// What was typed or chosen, to be read by `CellText`.
    String text();

    /// Puts something in; a choice by its name.
    void text(String text);

    /// Calls `action` after every change by the person.
    void onEdit(Runnable action);

    /// Calls `action` when the person puts in more than the field can hold; what was there stays.
    default void onTooLong(Runnable action) {}

    /// Puts the caret in, behind the text, or selects all of it.
    void focus(boolean selectAll);
}
