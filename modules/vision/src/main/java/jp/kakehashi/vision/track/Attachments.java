package jp.kakehashi.vision.track;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.form.FormAttachment;
import jp.kakehashi.vision.form.PaperForm;

/// The papers that belong to a form, ticked off as sheets are laid under the camera. Which paper a
/// sheet is, a person says in the end: the first open one is a suggestion, and can be changed. Not
/// for use from two threads.
public final class Attachments {
    private final PaperForm form;
    private final Map<String, Ticked> ticked = new LinkedHashMap<>();

    /// A paper that was there.
    ///
    /// @param sheet the number of its sheet, as in {@link TrackedFrame#sheet}
    public record Ticked(String attachment, int sheet, long millis) {}

    /// The papers of a form, none of which was there yet.
    public Attachments(PaperForm form) {
        this.form = form;
    }

    /// What was there, by attachment.
    public Map<String, Ticked> ticked() {
        return Map.copyOf(ticked);
    }

    /// What has to come with what is marked now and was not there yet, in the pack's order.
    public List<FormAttachment> open(Map<String, FieldReading> fields) {
        return FormRules.attachments(form, fields).stream()
                .filter(a -> !ticked.containsKey(a.id()))
                .toList();
    }

    /// Takes a new sheet for the first paper that is open.
    ///
    /// @return empty when none is open, or the sheet was taken for one before
    public Optional<FormAttachment> arrived(
            int sheet, long millis, Map<String, FieldReading> fields) {
        if (ticked.values().stream().anyMatch(t -> t.sheet() == sheet)) {
            return Optional.empty();
        }
        Optional<FormAttachment> first = open(fields).stream().findFirst();
        first.ifPresent(a -> ticked.put(a.id(), new Ticked(a.id(), sheet, millis)));
        return first;
    }

    /// Says which paper a sheet is; it is no other one any more.
    ///
    /// @throws IllegalArgumentException when the form asks for no such paper
    public void tick(String attachment, int sheet, long millis) {
        if (form.attachments().stream().noneMatch(a -> a.id().equals(attachment))) {
            throw new IllegalArgumentException(attachment);
        }
        ticked.values().removeIf(t -> t.sheet() == sheet);
        ticked.put(attachment, new Ticked(attachment, sheet, millis));
    }

    /// Says that a paper was not there after all.
    public void untick(String attachment) {
        ticked.remove(attachment);
    }
}
