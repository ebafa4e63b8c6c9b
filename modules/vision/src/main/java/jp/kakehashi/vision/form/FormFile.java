package jp.kakehashi.vision.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The JSON of a form: `id, edition, title, widthMm, heightMm, fields, attachments, rules`; a field
/// is `id, type, x, y, w, h, required, label, group, filledBy, requiredWhen, private`. Members that
/// are not known are passed over, so that forms of a later edition can be read.
public final class FormFile {
    /// More fields than any form on one page has.
    public static final int MOST_FIELDS = 1_000;

    private static final double LEAST_MM = 50;
    private static final double MOST_MM = 450;
    private static final int MOST_BYTES = 4_000_000;
    private static final ObjectMapper JSON =
            JsonMapper.builder(
                            com.fasterxml.jackson.core.JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(16)
                                                    .build())
                                    .build())
                    .build();

    private FormFile() {}

    /// Reads a form.
    ///
    /// @throws ProblemException `problem.form.damaged` with what is wrong and where
    public static PaperForm read(byte[] json) {
        PaperForm form = readDraft(json);
        FormExpressions.check(form);
        return form;
    }

    /// Reads a form whose expressions need not make sense yet: one that somebody is still drawing.
    ///
    /// @throws ProblemException `problem.form.damaged` for what is no form at all
    public static PaperForm readDraft(byte[] json) {
        if (json.length > MOST_BYTES) {
            throw damaged("size", "");
        }
        try {
            return form(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw damaged("json", String.valueOf(e.getOriginalMessage()));
        } catch (java.io.IOException e) {
            throw damaged("json", "");
        }
    }

    /// Writes a form so that {@link #read} gives it back; readable, members in a fixed order.
    public static byte[] write(PaperForm form) {
        ObjectNode root = JSON.createObjectNode();
        root.put("id", form.id());
        if (!form.edition().isEmpty()) {
            root.put("edition", form.edition());
        }
        root.put("title", form.title());
        root.put("widthMm", form.widthMm());
        root.put("heightMm", form.heightMm());
        ArrayNode fields = root.putArray("fields");
        form.fields().forEach(f -> write(f, fields.addObject()));
        if (!form.attachments().isEmpty()) {
            ArrayNode all = root.putArray("attachments");
            for (FormAttachment a : form.attachments()) {
                put(
                        all.addObject().put("id", a.id()).put("label", a.label()),
                        "requiredWhen",
                        a.requiredWhen());
            }
        }
        if (!form.rules().isEmpty()) {
            ArrayNode all = root.putArray("rules");
            for (FormRule r : form.rules()) {
                ObjectNode rule = all.addObject();
                rule.put("id", r.id()).put("when", r.when()).put("says", r.says());
                if (r.hint()) {
                    rule.put("hint", true);
                }
            }
        }
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(FormField field, ObjectNode to) {
        to.put("id", field.id()).put("type", field.kind().name().toLowerCase(Locale.ROOT));
        to.put("x", field.box().x()).put("y", field.box().y());
        to.put("w", field.box().w()).put("h", field.box().h());
        to.put("required", field.required()).put("label", field.label());
        put(to, "group", field.group());
        if (field.filledBy() == FormField.FilledBy.CLERK) {
            to.put("filledBy", "clerk");
        }
        put(to, "requiredWhen", field.requiredWhen());
        if (field.isPrivate()) {
            to.put("private", true);
        }
    }

    private static void put(ObjectNode to, String name, @Nullable String text) {
        if (text != null) {
            to.put(name, text);
        }
    }

    private static PaperForm form(JsonNode root) {
        String id = text(root, "id", "");
        if (!id.matches("[\\p{L}\\p{N}_.-]{1,80}")) {
            throw damaged("id", id);
        }
        double width = number(root, "widthMm", LEAST_MM, MOST_MM);
        double height = number(root, "heightMm", LEAST_MM, MOST_MM);
        List<FormField> fields = all(root, "fields", f -> field(f, width, height));
        Set<String> ids = new HashSet<>();
        for (FormField field : fields) {
            if (!ids.add(field.id())) {
                throw damaged("fields", field.id());
            }
        }
        return new PaperForm(
                id,
                text(root, "edition", ""),
                text(root, "title", id),
                width,
                height,
                fields,
                all(
                        root,
                        "attachments",
                        a ->
                                new FormAttachment(
                                        named(a),
                                        text(a, "label", named(a)),
                                        optional(a, "requiredWhen"))),
                all(
                        root,
                        "rules",
                        r ->
                                new FormRule(
                                        named(r),
                                        text(r, "when", ""),
                                        text(r, "says", ""),
                                        r.path("hint").asBoolean(false))));
    }

    private static FormField field(JsonNode json, double width, double height) {
        String id = named(json);
        MmBox box =
                new MmBox(
                        number(json, "x", -width, width),
                        number(json, "y", -height, height),
                        number(json, "w", 0.1, width),
                        number(json, "h", 0.1, height));
        if (box.right() <= 0 || box.bottom() <= 0) {
            throw damaged("fields", id);
        }
        return new FormField(
                id,
                one(FormField.Kind.values(), text(json, "type", ""), "type"),
                box,
                text(json, "label", id),
                json.path("required").asBoolean(false),
                optional(json, "group"),
                one(FormField.FilledBy.values(), text(json, "filledBy", "resident"), "filledBy"),
                optional(json, "requiredWhen"),
                json.path("private").asBoolean(false));
    }

    private static String named(JsonNode json) {
        String id = text(json, "id", "");
        if (!id.matches("[^\\p{Cntrl}]{1,120}")) {
            throw damaged("id", id);
        }
        return id;
    }

    private static <E extends Enum<E>> E one(E[] values, String name, String member) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(name)) {
                return value;
            }
        }
        throw damaged(member, name);
    }

    private static <T> List<T> all(JsonNode root, String member, Function<JsonNode, T> read) {
        JsonNode list = root.path(member);
        if (list.isMissingNode() || list.isNull()) {
            return List.of();
        }
        if (!list.isArray() || list.size() > MOST_FIELDS) {
            throw damaged(member, "");
        }
        List<T> all = new ArrayList<>();
        list.forEach(one -> all.add(read.apply(one)));
        return all;
    }

    private static double number(JsonNode json, String member, double least, double most) {
        JsonNode value = json.path(member);
        double number = value.asDouble(Double.NaN);
        if (!value.isNumber() || !(number >= least && number <= most)) {
            throw damaged(member, value.toString());
        }
        return number;
    }

    private static String text(JsonNode json, String member, String otherwise) {
        JsonNode value = json.path(member);
        return value.isTextual() ? value.asText() : otherwise;
    }

    private static @Nullable String optional(JsonNode json, String member) {
        String text = text(json, member, "");
        return text.isEmpty() ? null : text;
    }

    private static ProblemException damaged(String where, String what) {
        String shown = what.length() > 80 ? what.substring(0, 80) : what;
        return Problem.invalid("problem.form.damaged", where, shown).asException();
    }
}
