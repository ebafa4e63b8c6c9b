package jp.kakehashi.documents.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jp.kakehashi.kernel.Problem;
import org.yaml.snakeyaml.LoaderOptions;

/// Form templates as YAML (or JSON, which is YAML). A word it does not know is a mistake, told with
/// its place, because a misspelt field would otherwise silently stay empty on paper. For many
/// threads.
public final class TemplateFile {
    private static final int LARGEST_CHARS = 1_000_000;

    private final YAMLMapper yaml;

    /// A reader and writer.
    public TemplateFile() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(20);
        options.setCodePointLimit(LARGEST_CHARS);
        yaml =
                new YAMLMapper(
                        YAMLFactory.builder()
                                .loaderOptions(options)
                                .streamReadConstraints(
                                        StreamReadConstraints.builder().maxNestingDepth(20).build())
                                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                                .build());
    }

    /// Reads a template.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.template_syntax` with the
    ///     line, `problem.document.template_content` with the path of the mistake
    public FormTemplate read(String text) {
        if (text.length() > LARGEST_CHARS) {
            throw Problem.invalid("problem.document.template_too_large").asException();
        }
        JsonNode root;
        try {
            root = yaml.readTree(text);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw Problem.invalid("problem.document.template_syntax", line).asException();
        }
        if (root == null || !root.isObject()) {
            throw FormTemplate.content("/");
        }
        return TemplateTree.template(root);
    }

    /// Writes a template so that {@link #read} gives the same one back.
    public String write(FormTemplate template) {
        try {
            return yaml.writeValueAsString(TemplateTree.of(template));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a template could not be written", e);
        }
    }
}
