package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.approval.ApprovalStep;
import jp.kakehashi.records.approval.ApprovalSubject;
import jp.kakehashi.wire.ApprovalMessages;
import org.jspecify.annotations.Nullable;

/// Whether what was sent about a draft is whole in itself.
final class ApprovalForms {
    /// As many ids as a register's cell holds.
    static final int MOST_ROWS = 400;

    private static final int TITLE = 200;
    private static final int NOTE = 2_000;
    private static final int REASON = 400;
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private ApprovalForms() {}

    static ApprovalSubject subject(ApprovalMessages.Draft sent) {
        String title = text(sent.title(), TITLE, "title");
        if (title == null || title.contains("\n")) {
            throw Problem.invalid("problem.approval.title", TITLE).asException();
        }
        String bytes = sent.bytes();
        if (bytes != null && !bytes.matches("[0-9a-f]{64}")) {
            throw Problem.invalid("problem.approval.hash").asException();
        }
        if (sent.rows().isEmpty() && bytes == null) {
            throw Problem.invalid("problem.approval.empty").asException();
        }
        Set<UUID> rows = new HashSet<>();
        boolean once = sent.rows().stream().allMatch(r -> rows.add(r.row()));
        if (!once || sent.rows().size() > MOST_ROWS) {
            throw Problem.invalid("problem.approval.rows", MOST_ROWS).asException();
        }
        List<ApprovalSubject.Bound> bound =
                sent.rows().stream().map(r -> new ApprovalSubject.Bound(r.row(), r.seq())).toList();
        return new ApprovalSubject(
                title, text(sent.note(), NOTE, "note"), sent.amountYen(), bytes, bound);
    }

    static ApprovalStep.Act kind(String word) {
        for (ApprovalStep.Act act : ApprovalStep.Act.values()) {
            if (act.name().equals(word) && act != ApprovalStep.Act.DRAFT) {
                return act;
            }
        }
        throw Problem.invalid("problem.approval.kind").asException();
    }

    static @Nullable String reason(@Nullable String reason) {
        return text(reason, REASON, "reason");
    }

    private static @Nullable String text(@Nullable String text, int most, String what) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String plain = text.strip();
        if (plain.length() > most
                || plain.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
            throw Problem.invalid("problem.approval.text", what, most).asException();
        }
        if (IndividualNumber.in(plain)) {
            throw Problem.invalid("problem.value.individual_number", what).asException();
        }
        return plain;
    }

    /// The day it is in Japan.
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }
}
