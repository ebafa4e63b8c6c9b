package jp.kakehashi.vision.form;

import java.util.List;
import java.util.Optional;

/// A form on paper: what its one page measures and where its fields are. Its blank is a PDF beside
/// it; both lie in a pack.
///
/// @param id of this edition of the form, also in the code on the paper
/// @param edition in words, shown to staff; may be empty
/// @param attachments what has to come with it, in the order in which one asks for them
/// @param rules what may not be, over the marks and the figures that were read
public record PaperForm(
        String id,
        String edition,
        String title,
        double widthMm,
        double heightMm,
        List<FormField> fields,
        List<FormAttachment> attachments,
        List<FormRule> rules) {

    /// Copies the lists.
    public PaperForm {
        fields = List.copyOf(fields);
        attachments = List.copyOf(attachments);
        rules = List.copyOf(rules);
    }

    /// The field of this id.
    public Optional<FormField> field(String field) {
        return fields.stream().filter(f -> f.id().equals(field)).findFirst();
    }
}
