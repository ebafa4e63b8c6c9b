package jp.kakehashi.records.approval;

import static jp.kakehashi.records.PackWords.flag;
import static jp.kakehashi.records.PackWords.onlyWords;
import static jp.kakehashi.records.PackWords.text;
import static jp.kakehashi.records.PackWords.wrong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.PackYaml;
import jp.kakehashi.records.approval.ApprovalRoute.Step;
import org.jspecify.annotations.Nullable;

/// Approval routes as the YAML of a pack. An unknown word is a mistake and is refused with its
/// place, as in ledger definitions.
public final class ApprovalYaml {
    private static final int MOST_STEPS = 20;
    private static final Set<String> WORDS =
            Set.of("approval", "version", "name", "section", "numbers", "retention", "steps");
    private static final Set<String> STEP_WORDS =
            Set.of("post", "name", "fromYen", "decides", "upToYen");

    private final PackYaml yaml = new PackYaml();

    /// A reader and writer; safe for use from many threads.
    public ApprovalYaml() {}

    /// Reads a route.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.*` with the place of the mistake,
    ///     `problem.approval.*` for a route on which nobody would decide
    public ApprovalRoute read(String text) {
        JsonNode root = yaml.read(text);
        onlyWords(root, "", WORDS);
        String word = text(root, "", "retention");
        Retention retention = Retention.of(word);
        if (retention == null) {
            throw wrong("/retention");
        }
        JsonNode list = root.path("steps");
        if (!list.isArray() || list.isEmpty() || list.size() > MOST_STEPS) {
            throw wrong("/steps");
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            steps.add(step(list.get(i), "/steps/" + i));
        }
        JsonNode version = root.path("version");
        if (!version.isInt() || version.intValue() < 1) {
            throw wrong("/version");
        }
        return new ApprovalRoute(
                text(root, "", "approval"),
                version.intValue(),
                label(root, ""),
                text(root, "", "section"),
                new DocumentNumbers(text(root, "", "numbers")),
                retention,
                steps);
    }

    private static Step step(JsonNode node, String at) {
        onlyWords(node, at, STEP_WORDS);
        boolean decides = flag(node, at, "decides");
        Long upTo = yen(node, at, "upToYen");
        if (upTo != null && !decides) {
            throw wrong(at + "/upToYen");
        }
        return new Step(
                text(node, at, "post"), label(node, at), yen(node, at, "fromYen"), decides, upTo);
    }

    private static @Nullable Long yen(JsonNode node, String at, String word) {
        JsonNode value = node.path(word);
        if (value.isMissingNode()) {
            return null;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw wrong(at + "/" + word);
        }
        return value.longValue();
    }

    private static Label label(JsonNode node, String at) {
        JsonNode name = node.path("name");
        if (name.isTextual() && !name.textValue().isBlank()) {
            return new Label(name.textValue(), name.textValue());
        }
        return new Label(text(name, at + "/name", "ja"), text(name, at + "/name", "en"));
    }

    /// Writes a route so that {@link #read} gives the same one back.
    public String write(ApprovalRoute route) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("approval", route.id());
        root.put("version", route.version());
        root.set("name", of(route.label()));
        root.put("section", route.section());
        root.put("numbers", route.numbers().pattern());
        root.put("retention", route.retention().word());
        ArrayNode steps = root.putArray("steps");
        for (Step step : route.steps()) {
            ObjectNode one = steps.addObject();
            one.put("post", step.post());
            one.set("name", of(step.label()));
            putYen(one, "fromYen", step.fromYen());
            if (step.decides()) {
                one.put("decides", true);
            }
            putYen(one, "upToYen", step.upToYen());
        }
        return yaml.write(root);
    }

    private static void putYen(ObjectNode node, String word, @Nullable Long yen) {
        if (yen != null) {
            node.put(word, yen);
        }
    }

    private static ObjectNode of(Label label) {
        return JsonNodeFactory.instance.objectNode().put("ja", label.ja()).put("en", label.en());
    }
}
