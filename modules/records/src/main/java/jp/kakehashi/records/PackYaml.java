package jp.kakehashi.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import jp.kakehashi.kernel.Problem;
import org.yaml.snakeyaml.LoaderOptions;

/// The YAML of a pack's files, bounded in size, depth and repetition. Safe for use from many
/// threads.
public final class PackYaml {
    /// Longest file.
    static final int LARGEST_CHARS = 1_000_000;

    private final YAMLMapper yaml;

    /// A reader and writer.
    public PackYaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(20);
        options.setCodePointLimit(LARGEST_CHARS);
        YAMLFactory factory =
                YAMLFactory.builder()
                        .loaderOptions(options)
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(20).build())
                        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                        .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                        .stringQuotingChecker(new Quoting())
                        .build();
        this.yaml = new YAMLMapper(factory);
    }

    /// Also what YAML would take for a number: 0120 and 1e3 are texts here.
    private static final class Quoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteValue(String value) {
            return super.needToQuoteValue(value) || "+-.0123456789".indexOf(value.charAt(0)) >= 0;
        }
    }

    /// Whether a text stands for itself without quotes, also inside `{…}`.
    static boolean plain(String text) {
        return !text.isEmpty()
                && text.strip().equals(text)
                && text.codePoints()
                        .noneMatch(c -> c < 0x20 || "{}[],&*!|>'\"%@`#:?\\".indexOf(c) >= 0)
                && !new Quoting().needToQuoteValue(text);
    }

    /// Reads a file's one object.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.too_large`,
    ///     `problem.pack.syntax` with the line, `problem.pack.content`
    public JsonNode read(String text) {
        if (text.length() > LARGEST_CHARS) {
            throw Problem.invalid("problem.pack.too_large", LARGEST_CHARS).asException();
        }
        JsonNode root;
        try {
            root = yaml.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw Problem.invalid("problem.pack.syntax", line).asException();
        }
        if (root == null || !root.isObject()) {
            throw Problem.invalid("problem.pack.content", "/").asException();
        }
        return root;
    }

    /// The text of an object.
    public String write(JsonNode root) {
        try {
            return yaml.writeValueAsString(root);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition could not be written", e);
        }
    }
}
