package jp.kakehashi.records;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Views and columns as YAML, in the same words as in a ledger's definition. Safe for use from
/// many threads.
public final class ViewYaml {
    private static final String VIEWS = "views";

    private final PackYaml yaml = new PackYaml();

    /// A reader and writer.
    public ViewYaml() {}

    /// Views as text.
    public String write(List<LedgerView> views) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.set(VIEWS, ViewWords.of(views));
        return yaml.write(root);
    }

    /// What {@link #write(List)} wrote.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.syntax` or `problem.pack.content`
    public List<LedgerView> views(String text) {
        return ViewTree.views(yaml.read(text), "", VIEWS);
    }

    /// Columns as text.
    public String write(ColumnLayout columns) {
        return yaml.write(ViewWords.of(columns));
    }

    /// What {@link #write(ColumnLayout)} wrote.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.syntax` or `problem.pack.content`
    public ColumnLayout columns(String text) {
        return ViewTree.columns(yaml.read(text), "");
    }
}
