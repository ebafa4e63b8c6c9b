package jp.kakehashi.ui;

import java.util.List;
import java.util.Optional;

/// Where the box finds things: a feature offers one. Words come in the language now shown.
public interface FindSource {
    /// What is found for `typed`; blocking, called on a virtual thread with a text that is not
    /// blank.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException what stood in the way
    Answer find(String typed);

    /// Calls `renewed`, on any thread, when the same text may be answered anew. Run the result to
    /// stop.
    Runnable onRenewed(Runnable renewed);

    /// What was found before, as it may be shown now; empty when it may not, and unchanged when it
    /// is not from here. Blocking, called on a virtual thread.
    default Optional<Item> still(Item item) {
        return Optional.of(item);
    }

    /// Groups, best first, and where was looked, in words.
    record Answer(List<Group> groups, String where) {}

    /// Things of one kind under a title, with how many there are in words.
    record Group(String title, String count, List<Item> items) {}

    /// One thing that can be opened.
    ///
    /// @param key stable, so that a thing is remembered once
    /// @param title by what a person knows it
    /// @param note where and why it was found
    /// @param press its key, empty for none
    /// @param open on the screen's thread, after the box is closed
    record Item(String key, Icon icon, String title, Note note, String press, Runnable open) {}

    /// A line below the title: the name of a field, its value in three parts, of which the middle
    /// one is marked, and why it is what was typed. Any may be empty.
    record Note(String label, String before, String piece, String after, String why) {
        /// Nothing to say.
        public static final Note NONE = new Note("", "", "", "", "");

        /// Plain words.
        public static Note of(String words) {
            return new Note("", words, "", "", "");
        }
    }
}
