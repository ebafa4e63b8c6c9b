package jp.kakehashi.ledgerui.grid;

import javafx.scene.layout.Region;
import jp.kakehashi.records.ViewShape;

/// Makes the screens of other forms than a table. Screen's thread only.
public interface RowShapes {
    /// The rows that are asked for, in another form.
    interface Shaped extends AutoCloseable {
        /// What is shown.
        Region node();

        /// Puts the caret where the keys work.
        void focus();

        @Override
        void close();
    }

    /// The screen for `shape`; closed when another one is shown.
    Shaped of(ViewShape shape);
}
