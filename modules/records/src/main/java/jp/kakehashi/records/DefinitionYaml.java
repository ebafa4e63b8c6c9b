package jp.kakehashi.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jp.kakehashi.kernel.Problem;
import org.yaml.snakeyaml.LoaderOptions;

/// Ledger definitions as the YAML of a pack, `resources/packs/<service>/<ledger>.yaml`: readable
/// and mendable by staff. A mistake is refused with the place where it stands; an unknown word is a
/// mistake, because a misspelt rule would otherwise silently not hold.
public final class DefinitionYaml {
    private static final int LARGEST_CHARS = 1_000_000;

    private final YAMLMapper yaml;

    /// A reader and writer; safe for use from many threads.
    public DefinitionYaml() {
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
                        .build();
        this.yaml = new YAMLMapper(factory);
    }

    /// Reads a definition.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.syntax` with the line, or
    ///     `problem.pack.content` with the path of the mistake
    public LedgerDefinition read(String text) {
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
        return new DefinitionTree(root).definition();
    }

    /// Writes a definition so that {@link #read} gives the same one back.
    public String write(LedgerDefinition definition) {
        try {
            return yaml.writeValueAsString(DefinitionWords.of(definition));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a definition could not be written", e);
        }
    }
}
