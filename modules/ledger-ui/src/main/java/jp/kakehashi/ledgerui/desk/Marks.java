package jp.kakehashi.ledgerui.desk;

import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import jp.kakehashi.ledger.LedgerApprovals.Standing;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.YearRule;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// The small signs that say where a value is and how it stands; each also speaks as a tooltip and
/// to a screen reader. Screen's thread only.
public final class Marks {
    private final Texts texts;

    /// Signs that speak through `texts`.
    public Marks(Texts texts) {
        this.texts = texts;
    }

    /// ◆ two people wrote this cell.
    public Node conflict() {
        Region diamond = new Region();
        diamond.getStyleClass().add("mark-conflict");
        return speaking(diamond, "ledger.mark.conflict");
    }

    /// Where an edit is; nothing for one at head office.
    public @Nullable Node state(@Nullable EditState state) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case HERE -> speaking(Icon.WAITING.node("mark", "fine", "icon-accent"), key(state));
            case SENT -> speaking(Icon.SEND.node("mark", "fine", "icon-accent"), key(state));
            case RETURNED -> speaking(Icon.RETURNED.node("mark", "fine", "icon-bad"), key(state));
            case AT_HEAD_OFFICE -> null;
        };
    }

    /// Where a row stands in its approval: locked, sent back, or decided as it is or as it was.
    public Node approval(Standing draft, long seq) {
        return switch (draft.state()) {
            case "under_way" ->
                    speaking(Icon.LOCK.node("mark", "fine", "icon-warn"), "ledger.mark.deciding");
            case "returned" ->
                    speaking(
                            Icon.RETURNED.node("mark", "fine", "icon-bad"), "ledger.mark.sentBack");
            case "decided" ->
                    draft.seq() == seq
                            ? speaking(
                                    Icon.APPROVAL.node("mark", "fine", "icon-ok"),
                                    "ledger.mark.decided")
                            : speaking(
                                    Icon.ALERT.node("mark", "fine", "icon-warn"),
                                    "ledger.mark.decidedOnce");
            default -> new Region();
        };
    }

    /// That a row's fiscal year is frozen; nothing for every other row.
    public @Nullable Node frozen(@Nullable LedgerDefinition form, Map<FieldId, String> cells) {
        YearRule rule = form == null ? null : form.year();
        return rule != null && rule.freezes(cells)
                ? speaking(Icon.LOCK.node("mark", "fine"), "ledger.mark.frozen")
                : null;
    }

    /// The same as a chip with its word.
    public Chip stateChip(EditState state) {
        return switch (state) {
            case HERE -> new Chip(texts.get(key(state)), Tone.ACCENT, Icon.WAITING);
            case SENT -> new Chip(texts.get(key(state)), Tone.ACCENT, Icon.SEND);
            case RETURNED -> new Chip(texts.get(key(state)), Tone.BAD, Icon.RETURNED);
            case AT_HEAD_OFFICE -> new Chip(texts.get(key(state)), Tone.OK, Icon.CHECK);
        };
    }

    /// Key of the word for a state.
    public static String key(EditState state) {
        return switch (state) {
            case HERE -> "ledger.mark.here";
            case SENT -> "ledger.mark.sent";
            case AT_HEAD_OFFICE -> "ledger.mark.arrived";
            case RETURNED -> "ledger.mark.returned";
        };
    }

    /// A choice as a chip in its tone, with the sign of that tone.
    public Chip choice(FieldDefinition field, String code) {
        Choice choice = CellText.choiceOf(field, code);
        String word = choice == null ? code : choice.label().in(texts.language().code());
        return switch (choice == null ? "" : choice.tone()) {
            case "ok" -> new Chip(word, Tone.OK, Icon.CHECK);
            case "warn" -> new Chip(word, Tone.WARN, Icon.ALERT);
            case "bad" -> new Chip(word, Tone.BAD, Icon.CLOSE);
            default -> new Chip(word, Tone.NEUTRAL);
        };
    }

    /// A check as a sign with a word for screen readers.
    public Node check(boolean on) {
        Label label = new Label();
        label.setGraphic(on ? Icon.CHECK.node("icon-ok") : null);
        label.setAccessibleText(texts.get(on ? "ledger.check.on" : "ledger.check.off"));
        return label;
    }

    private Node speaking(Node node, String key) {
        String words = texts.get(key);
        node.setAccessibleText(words);
        Tooltip.install(node, new Tooltip(words));
        return node;
    }
}
