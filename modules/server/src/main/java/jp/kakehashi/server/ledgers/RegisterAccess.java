package jp.kakehashi.server.ledgers;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import org.jspecify.annotations.Nullable;

/// Who reads what of the drafts of a ledger in its register, by the rules of the ledger itself.
final class RegisterAccess {
    /// No account can be given a role of this name.
    static final String HEAD_OFFICE = "#register";

    private static final FieldId STATE = new FieldId("state");
    private static final Set<String> STATES =
            Set.of("under_way", "returned", "withdrawn", "decided");

    /// What of a draft tells nothing of the way it took.
    private static final Set<FieldId> ENDS =
            Stream.of(
                            "number",
                            "title",
                            "state",
                            "preparer",
                            "drafted",
                            "decided",
                            "kept_until",
                            "rows")
                    .map(FieldId::new)
                    .collect(Collectors.toSet());

    private RegisterAccess() {}

    /// Who signs, in how many steps, and who decides tell on which side of a limit the amount lies:
    /// whoever does not read amounts is shown that there is a draft and how it ended, no more.
    static @Nullable RowGuard course(LedgerDefinition source) {
        ApprovalRule rule = source.approval();
        AccessRule amounts = besides(amounts(source));
        boolean tells = rule == null || Approvals.route(rule).byAmount();
        return tells && !amounts.equals(AccessRule.EVERYONE)
                ? new RowGuard(STATE, STATES, amounts, ENDS)
                : null;
    }

    /// Who reads what people wrote: words about a cell or a row may tell what stands there, so that
    /// they are for those who see what not everybody does.
    static AccessRule words(LedgerDefinition source) {
        AccessRule all = guarding(source);
        for (FieldDefinition field : source.fields()) {
            all = field.individualNumber() ? all : both(all, field.access().read());
        }
        return all;
    }

    /// Who sees every row.
    static AccessRule guarding(LedgerDefinition source) {
        RowGuard guard = source.guard();
        return guard == null ? AccessRule.EVERYONE : guard.seenBy();
    }

    /// Who reads amounts: where they are sums of a field, those who read it in every row.
    static AccessRule amounts(LedgerDefinition source) {
        ApprovalRule rule = source.approval();
        FieldId sums = rule == null ? null : rule.amount();
        return sums == null
                ? words(source)
                : source.field(sums)
                        .map(field -> both(guarding(source), field.access().read()))
                        .orElseGet(() -> words(source));
    }

    /// Whom both rules admit; some whom both do are left out where one rule cannot say it.
    private static AccessRule both(AccessRule one, AccessRule other) {
        if (one.equals(other) || other.equals(AccessRule.EVERYONE)) {
            return one;
        }
        if (one.equals(AccessRule.EVERYONE)) {
            return other;
        }
        Set<String> besides = new TreeSet<>(one.besides());
        besides.retainAll(other.besides());
        Set<String> roles = common(one.roles(), other.roles());
        Set<String> offices = common(one.offices(), other.offices());
        Set<String> sections = common(one.sections(), other.sections());
        boolean some =
                !onlyBesides(one)
                        && !onlyBesides(other)
                        && sane(roles, one.roles(), other.roles())
                        && sane(offices, one.offices(), other.offices())
                        && sane(sections, one.sections(), other.sections());
        if (!some) {
            besides.add(HEAD_OFFICE);
            return new AccessRule(Set.of(), Set.of(), Set.of(), besides);
        }
        return new AccessRule(roles, offices, sections, besides);
    }

    private static boolean onlyBesides(AccessRule rule) {
        return !rule.besides().isEmpty()
                && rule.roles().isEmpty()
                && rule.offices().isEmpty()
                && rule.sections().isEmpty();
    }

    /// An empty set is one of which nothing is asked.
    private static Set<String> common(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        Set<String> both = new TreeSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static boolean sane(Set<String> both, Set<String> one, Set<String> other) {
        return !both.isEmpty() || (one.isEmpty() && other.isEmpty());
    }

    static FieldAccess read(AccessRule rule) {
        return new FieldAccess(besides(rule), AccessRule.EVERYONE);
    }

    /// Whoever acts on a draft writes the register, also where words in it are not for them.
    static AccessRule besides(AccessRule rule) {
        if (rule.equals(AccessRule.EVERYONE)) {
            return rule;
        }
        Set<String> besides = new TreeSet<>(rule.besides());
        besides.add(HEAD_OFFICE);
        return new AccessRule(rule.roles(), rule.offices(), rule.sections(), besides);
    }
}
