package jp.kakehashi.records;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.emitter.Emitter;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import org.yaml.snakeyaml.serializer.Serializer;

/// YAML as the tree of its nodes, in which comments and the way it is written are kept.
final class YamlNodes {
    private static final int WIDEST = 100_000;

    private YamlNodes() {}

    /// The tree of a file that {@link PackYaml} could read.
    static Node read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setProcessComments(true);
        options.setCodePointLimit(PackYaml.LARGEST_CHARS);
        options.setMaxAliasesForCollections(20);
        return new Composer(
                        new ParserImpl(new StreamReader(new StringReader(text)), options),
                        new Resolver(),
                        options)
                .getSingleNode();
    }

    static String write(Node root) {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setWidth(WIDEST);
        options.setSplitLines(false);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setMaxSimpleKeyLength(1024);
        StringWriter out = new StringWriter();
        Serializer serializer =
                new Serializer(new Emitter(out, options), new Resolver(), options, null);
        try {
            serializer.open();
            serializer.serialize(root);
            serializer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    static Node step(Node node, Object step) {
        if (step instanceof Integer i && node instanceof SequenceNode list) {
            return list.getValue().get(i);
        }
        if (node instanceof MappingNode map) {
            int there = indexOf(map.getValue(), String.valueOf(step));
            if (there >= 0) {
                return map.getValue().get(there).getValueNode();
            }
        }
        throw Problem.invalid("problem.pack.content", "/" + step).asException();
    }

    static int indexOf(List<NodeTuple> words, String word) {
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).getKeyNode() instanceof ScalarNode key
                    && key.getValue().equals(word)) {
                return i;
            }
        }
        return -1;
    }

    /// The same word with another value; what is said beside the old one is kept.
    static NodeTuple replaced(NodeTuple old, Node value) {
        Node was = old.getValueNode();
        value.setBlockComments(was.getBlockComments());
        value.setInLineComments(was.getInLineComments());
        value.setEndComments(was.getEndComments());
        if (value instanceof SequenceNode now && was instanceof SequenceNode then) {
            now.setFlowStyle(then.getFlowStyle());
        }
        return new NodeTuple(old.getKeyNode(), value);
    }

    static Node word(String word) {
        return scalar(word, Tag.STR, ScalarStyle.PLAIN);
    }

    static Node of(JsonNode value) {
        if (value.isObject()) {
            List<NodeTuple> words = new ArrayList<>();
            value.properties()
                    .forEach(
                            each ->
                                    words.add(
                                            new NodeTuple(
                                                    word(each.getKey()), of(each.getValue()))));
            boolean block = value.properties().stream().anyMatch(e -> e.getValue().isArray());
            return new MappingNode(Tag.MAP, words, block ? FlowStyle.BLOCK : FlowStyle.FLOW);
        }
        if (value.isArray()) {
            List<Node> all = new ArrayList<>();
            value.forEach(each -> all.add(of(each)));
            boolean block = all.stream().anyMatch(MappingNode.class::isInstance);
            return new SequenceNode(Tag.SEQ, all, block ? FlowStyle.BLOCK : FlowStyle.FLOW);
        }
        if (value.isBoolean()) {
            return scalar(value.asText(), Tag.BOOL, ScalarStyle.PLAIN);
        }
        if (value.isIntegralNumber()) {
            return scalar(value.asText(), Tag.INT, ScalarStyle.PLAIN);
        }
        String text = value.asText();
        boolean plain = PackYaml.plain(text);
        return scalar(text, Tag.STR, plain ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
    }

    private static Node scalar(String text, Tag tag, ScalarStyle style) {
        return new ScalarNode(tag, text, null, null, style);
    }
}
