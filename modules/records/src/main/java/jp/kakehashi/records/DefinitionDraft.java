package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;

/// A definition file that is being changed by a form: its YAML, edited at one place at a time.
/// Comments, blank lines, order, quotes and words that nobody knows stay as they are; lost are
/// spaces that only align, and comments inside `{…}` or `[…]`. It may say nonsense as long as it is
/// YAML; {@link DefinitionYaml} judges it. A place is a path of words and positions. Immutable.
public final class DefinitionDraft {
    private final String text;
    private final JsonNode tree;

    private DefinitionDraft(String text, JsonNode tree) {
        this.text = text;
        this.tree = tree;
    }

    /// A draft of what stands in `text`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.syntax`, `problem.pack.content`,
    ///     `problem.pack.too_large`
    public static DefinitionDraft of(String text) {
        return new DefinitionDraft(text, new PackYaml().read(text));
    }

    /// The whole file.
    public String text() {
        return text;
    }

    /// What stands at a place; a missing node where nothing does.
    public JsonNode at(Object... place) {
        JsonNode node = tree;
        for (Object step : place) {
            node = step instanceof Integer i ? node.path(i) : node.path((String) step);
        }
        return node;
    }

    /// Puts `value` at a place whose last step is a word; null, an empty text or object, or `false`
    /// takes the word away.
    public DefinitionDraft put(@Nullable JsonNode value, Object... place) {
        String word = (String) place[place.length - 1];
        if (at(place).equals(value)) {
            return this;
        }
        return edited(
                place,
                parent -> {
                    List<NodeTuple> words = ((MappingNode) parent).getValue();
                    int there = YamlNodes.indexOf(words, word);
                    if (value == null || nothing(value)) {
                        if (there >= 0) {
                            words.remove(there);
                        }
                    } else if (there >= 0) {
                        words.set(there, YamlNodes.replaced(words.get(there), YamlNodes.of(value)));
                    } else {
                        words.add(new NodeTuple(YamlNodes.word(word), YamlNodes.of(value)));
                    }
                });
    }

    private static boolean nothing(JsonNode value) {
        return value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())
                || (value.isContainerNode() && value.isEmpty())
                || (value.isBoolean() && !value.booleanValue());
    }

    /// Puts `value` into a list, at the position that is the last step.
    public DefinitionDraft insert(JsonNode value, Object... place) {
        int position = (Integer) place[place.length - 1];
        return edited(
                place,
                parent -> ((SequenceNode) parent).getValue().add(position, YamlNodes.of(value)));
    }

    /// Takes one out of a list, with the comments that stand above it.
    public DefinitionDraft remove(Object... place) {
        int position = (Integer) place[place.length - 1];
        return edited(place, parent -> ((SequenceNode) parent).getValue().remove(position));
    }

    /// Carries one of a list by `step` positions, with its comments.
    public DefinitionDraft move(int step, Object... place) {
        int from = (Integer) place[place.length - 1];
        return edited(
                place,
                parent -> {
                    List<Node> list = ((SequenceNode) parent).getValue();
                    list.add(Math.clamp(from + step, 0, list.size() - 1), list.remove(from));
                });
    }

    private DefinitionDraft edited(Object[] place, Consumer<Node> edit) {
        Node root = YamlNodes.read(text);
        Node node = root;
        for (int i = 0; i < place.length - 1; i++) {
            node = YamlNodes.step(node, place[i]);
        }
        edit.accept(node);
        return of(YamlNodes.write(root));
    }
}
