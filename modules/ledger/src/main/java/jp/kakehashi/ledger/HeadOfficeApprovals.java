package jp.kakehashi.ledger;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.wire.ApprovalMessages;
import org.jspecify.annotations.Nullable;

/// Drafts at head office; where they stand is read from the register on this PC.
final class HeadOfficeApprovals implements LedgerApprovals {
    private static final FieldId STATE = new FieldId("state");
    private static final FieldId NUMBER = new FieldId("number");
    private static final FieldId WAITING = new FieldId("waiting");
    private static final FieldId ROWS = new FieldId("rows");
    private static final int ID_CHARS = 32;

    private final Replica replica;
    private final LedgerReads reads;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;

    HeadOfficeApprovals(
            Replica replica, LedgerReads reads, HeadOffice headOffice, Runnable wakeSync) {
        this.replica = replica;
        this.reads = reads;
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    private ServerLine line() {
        return headOffice
                .calls()
                .orElseThrow(() -> Problem.unavailable("problem.line.down").asException());
    }

    private static String drafts(LedgerId ledger) {
        return "/api/ledgers/" + ledger + "/approvals";
    }

    @Override
    public ApprovalMessages.Inbox inbox() {
        return line().call("GET", "/api/approvals/waiting", null, ApprovalMessages.Inbox.class);
    }

    @Override
    public ApprovalMessages.Way way(LedgerId ledger, @Nullable Long amountYen) {
        String asked = amountYen == null ? "" : "?amount=" + amountYen;
        return line().call(
                        "GET",
                        "/api/ledgers/" + ledger + "/approval-way" + asked,
                        null,
                        ApprovalMessages.Way.class);
    }

    @Override
    public ApprovalMessages.Approval one(LedgerId ledger, UUID approval) {
        return line().call(
                        "GET",
                        drafts(ledger) + "/" + approval,
                        null,
                        ApprovalMessages.Approval.class);
    }

    @Override
    public ApprovalMessages.Approval draft(LedgerId ledger, ApprovalMessages.Draft draft) {
        return done(line().call("POST", drafts(ledger), draft, ApprovalMessages.Approval.class));
    }

    @Override
    public ApprovalMessages.Approval act(LedgerId ledger, UUID approval, ApprovalMessages.Act act) {
        String path = drafts(ledger) + "/" + approval;
        return done(line().call("POST", path, act, ApprovalMessages.Approval.class));
    }

    @Override
    public ApprovalMessages.StandIns standIns() {
        return line().call("GET", "/api/stand-ins", null, ApprovalMessages.StandIns.class);
    }

    @Override
    public void standIn(ApprovalMessages.NewStandIn given) {
        line().call("POST", "/api/stand-ins", given, Map.class);
    }

    @Override
    public void endStandIn(UUID id) {
        line().call("DELETE", "/api/stand-ins/" + id, null, Map.class);
    }

    /// The register comes here by the next pull.
    private ApprovalMessages.Approval done(ApprovalMessages.Approval told) {
        wakeSync.run();
        return told;
    }

    @Override
    public Map<UUID, Standing> standing(LedgerId ledger) {
        LedgerDefinition register =
                ApprovalRule.fits(ledger)
                        ? replica.definitions().find(ApprovalRule.register(ledger)).orElse(null)
                        : null;
        return register == null
                ? Map.of()
                : reads.all(register, RowSelection.ALL, HeadOfficeApprovals::newest);
    }

    private static Map<UUID, Standing> newest(Iterator<StoredRow> rows) {
        Map<UUID, Standing> found = new HashMap<>();
        Map<UUID, Long> since = new HashMap<>();
        while (rows.hasNext()) {
            RowState draft = rows.next().state();
            String about = draft.value(ROWS);
            String state = draft.value(STATE);
            if (about == null || state == null) {
                continue;
            }
            for (String line : about.lines().toList()) {
                UUID row = row(line);
                if (since.getOrDefault(row, -1L) < draft.seq()) {
                    since.put(row, draft.seq());
                    long seq = Long.parseLong(line.substring(ID_CHARS).strip());
                    found.put(
                            row,
                            new Standing(
                                    draft.row(),
                                    state,
                                    draft.value(NUMBER),
                                    draft.value(WAITING),
                                    seq));
                }
            }
        }
        return found;
    }

    private static UUID row(String line) {
        return new UUID(
                Long.parseUnsignedLong(line, 0, 16, 16),
                Long.parseUnsignedLong(line, 16, ID_CHARS, 16));
    }
}
