package jp.kakehashi.vision.boxes;

import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;

/// A box that the ruled lines of a blank suggest; a person takes or refuses it.
public record ProposedBox(FormField.Kind kind, MmBox box) {}
