package jp.kakehashi.ledgerui.approvals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.RecordPrint;
import jp.kakehashi.documents.print.RecordPrint.Entry;
import jp.kakehashi.documents.print.RecordPrint.Section;
import jp.kakehashi.kernel.RowLink;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.theme.FontResources;
import jp.kakehashi.wire.ApprovalMessages.Approval;
import jp.kakehashi.wire.ApprovalMessages.Post;
import jp.kakehashi.wire.ApprovalMessages.Row;
import jp.kakehashi.wire.ApprovalMessages.Step;

/// A draft and its decision on paper (起案用紙・決裁書): the way, who signed when and for whom, the
/// document number, retention, the SHA-256 that was signed, and what changes. Of a ledger about
/// persons the cells stay out, because paper with them counts as printed there. Blocks.
public final class DecisionSheet {
    private final LedgerDesk desk;
    private final Texts texts;
    private final boolean training;

    /// Sheets in the language of `desk`.
    public DecisionSheet(LedgerDesk desk, boolean training) {
        this.desk = desk;
        this.texts = desk.texts();
        this.training = training;
    }

    /// Writes a PDF; it appears whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    public void write(Path file, Approval approval, LedgerDefinition definition) {
        PrintJob job =
                new PrintJob(
                        new PrintFonts(FontResources::open),
                        desk.actor().name(),
                        desk.clock().instant(),
                        desk.zone(),
                        training,
                        PrintWords.JAPANESE,
                        PrintProgress.NONE);
        RecordPrint.Page page = page(approval, definition);
        new RecordPrint(job)
                .write(
                        file,
                        heading(approval),
                        PageFormat.of(Paper.A4, false),
                        List.of(page).iterator(),
                        1);
    }

    private String heading(Approval approval) {
        boolean decided = approval.state().equals("DECIDED");
        return texts.get(decided ? "ledger.sheet.decided" : "ledger.sheet.draft");
    }

    /// What stands on the sheet.
    RecordPrint.Page page(Approval approval, LedgerDefinition definition) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("", facts(approval, definition)));
        if (!approval.way().isEmpty()) {
            sections.add(new Section(texts.get("ledger.approval.way"), way(approval.way())));
        }
        sections.add(new Section(texts.get("ledger.approval.course"), course(approval.steps())));
        for (Row row : approval.rows()) {
            sections.add(content(row, definition));
        }
        RowLink link =
                approval.rows().isEmpty()
                        ? null
                        : new RowLink(definition.id().value(), approval.rows().getFirst().row());
        return new RecordPrint.Page(heading(approval), link, sections);
    }

    private List<Entry> facts(Approval approval, LedgerDefinition definition) {
        List<Entry> facts = new ArrayList<>();
        String number = approval.number();
        facts.add(
                entry(
                        "ledger.sheet.number",
                        number == null ? texts.get("ledger.sheet.noNumber") : number));
        facts.add(entry("ledger.approval.title", approval.title()));
        facts.add(entry("ledger.sheet.ledger", definition.label().in(desk.language())));
        facts.add(entry("ledger.sheet.preparer", approval.preparerName()));
        String note = approval.note();
        if (note != null) {
            facts.add(entry("ledger.approval.note", note));
        }
        Long amount = approval.amountYen();
        if (amount != null) {
            facts.add(
                    new Entry(
                            texts.get("ledger.sheet.amount"), amount.toString(), ValueKind.NUMBER));
        }
        facts.add(entry("ledger.sheet.state", ApprovalWords.plain(texts, approval.state())));
        if (approval.state().equals("DECIDED")) {
            String day =
                    approval.keptUntil() == null
                            ? texts.get("ledger.sheet.forEver")
                            : desk.cells().date(approval.keptUntil().toString());
            facts.add(entry("ledger.sheet.kept", day));
        }
        facts.add(entry("ledger.sheet.sha256", approval.sha256()));
        String bytes = approval.bytes();
        if (bytes != null) {
            facts.add(entry("ledger.sheet.bytes", bytes));
        }
        return facts;
    }

    private List<Entry> way(List<Post> posts) {
        List<Entry> lines = new ArrayList<>();
        for (Post post : posts) {
            String name = desk.language().equals("ja") ? post.ja() : post.en();
            String who = String.join(texts.get("ledger.approval.and"), post.holders());
            lines.add(
                    new Entry(
                            post.decides() ? texts.get("ledger.approval.decides", name) : name,
                            who.isEmpty() ? texts.get("ledger.approval.nobody") : who,
                            ValueKind.TEXT));
        }
        return lines;
    }

    private List<Entry> course(List<Step> steps) {
        List<Entry> lines = new ArrayList<>();
        for (Step step : steps) {
            String post = step.post() == null ? "" : step.post();
            String as = step.acting() ? texts.get("ledger.approval.acting", post) : post;
            StringBuilder said =
                    new StringBuilder((as + " " + step.name()).strip())
                            .append("　")
                            .append(ApprovalWords.act(texts, step.kind()));
            if (step.reason() != null) {
                said.append("　").append(texts.get("ledger.approval.why", step.reason()));
            }
            lines.add(
                    new Entry(desk.moment(step.at(), true), said.toString(), ValueKind.LONG_TEXT));
        }
        return lines;
    }

    private Section content(Row row, LedgerDefinition definition) {
        String name =
                texts.get("ledger.sheet.row", row.row().toString().substring(0, 8), row.seq());
        if (definition.personal()) {
            return new Section(
                    name,
                    List.of(entry("ledger.sheet.content", texts.get("ledger.sheet.personal"))));
        }
        Set<FieldId> fields = new LinkedHashSet<>(row.after().keySet());
        fields.addAll(row.before().keySet());
        List<Entry> lines = new ArrayList<>();
        for (var field : definition.fields()) {
            if (fields.contains(field.id())) {
                String after = desk.cells().show(field, row.after().getOrDefault(field.id(), ""));
                String before = desk.cells().show(field, row.before().getOrDefault(field.id(), ""));
                boolean same = row.before().isEmpty() || before.equals(after);
                lines.add(
                        new Entry(
                                field.label().in(desk.language()),
                                same ? after : texts.get("ledger.sheet.change", before, after),
                                ValueKind.LONG_TEXT));
            }
        }
        return new Section(name, lines);
    }

    private Entry entry(String key, String value) {
        return new Entry(texts.get(key), value, ValueKind.LONG_TEXT);
    }
}
