package jp.kakehashi.ledgerui.comments;

import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.comments.CommentThread;
import org.jspecify.annotations.Nullable;

/// A comment that is being written: kept while other rows are looked at.
///
/// @param field what it is about; null for the row as a whole
/// @param thread what it answers; null for a new matter
record CommentDraft(String text, @Nullable FieldId field, @Nullable CommentThread thread) {}
