package jp.kakehashi.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// A ledger's form: its fields, who may see and write it, who decides conflicts. Published by the
/// server in numbered versions; a newer version only adds fields or changes labels, checks and
/// rights, so that a change made on an older one still fits.
///
/// @param owner the section that owns the ledger and resolves conflicts
/// @param authorsResolve whether either author of a conflict may decide it too
/// @param personal whether a row is about a person, so that every viewing is logged
/// @param views the office's ways of looking at it, which everybody who opens it may choose
/// @param approval that its rows go through approval; null when they do not
/// @param guard which rows not everybody sees; null when all who open it see every row
/// @param extract the field that says of which day a row is, where its rows are an extract of
///     another system: an older one is refused, and nobody is deleted by one; null elsewhere
/// @param year how its fiscal years work; null when it has none
/// @param twins by which fields rows of the same person are told; null where that is guessed
/// @param purposes of which a reader names one before rows are shown; empty when nobody is asked
/// @param rules what has to hold between the cells of a row
public record LedgerDefinition(
        LedgerId id,
        int version,
        Label label,
        String owner,
        boolean authorsResolve,
        boolean personal,
        FieldDefinition.FieldAccess access,
        List<FieldDefinition> fields,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<LedgerView> views,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ApprovalRule approval,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RowGuard guard,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable FieldId extract,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable YearRule year,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TwinRule twins,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<String> purposes,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<RowRule> rules) {

    /// Stands between a listed purpose and what is said besides.
    public static final String PURPOSE_AND = " / ";

    public LedgerDefinition {
        fields = List.copyOf(fields);
        // A version that was stored or sent before there were views has none.
        views = views == null ? List.of() : List.copyOf(views);
        purposes = purposes == null ? List.of() : List.copyOf(purposes);
        rules = rules == null ? List.of() : List.copyOf(rules);
    }

    /// For what its rows may be read; empty when nobody is asked.
    @Override
    public List<String> purposes() {
        return Objects.requireNonNull(purposes);
    }

    /// What has to hold between the cells of a row; empty when nothing does.
    @Override
    public List<RowRule> rules() {
        return Objects.requireNonNull(rules);
    }

    /// Whether that may be the purpose of reading its rows: one of those it lists, with further
    /// words after {@link #PURPOSE_AND}, or anything when it lists none.
    public boolean admitsPurpose(String purpose) {
        return purposes().isEmpty()
                || purposes().stream()
                        .anyMatch(
                                one ->
                                        purpose.equals(one)
                                                || purpose.startsWith(one + PURPOSE_AND));
    }

    /// Refuses to show rows for a purpose that is none of those listed, which are named.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed`
    public void requirePurpose(String purpose) {
        if (!admitsPurpose(purpose)) {
            String all = String.join("／", purposes());
            throw Problem.refused("problem.viewing.purpose_listed", label().ja(), all)
                    .asException();
        }
    }

    /// The office's views; empty when there are none.
    @Override
    public List<LedgerView> views() {
        return Objects.requireNonNull(views);
    }

    /// A form whose rows go through no approval and are seen by all who open it.
    public LedgerDefinition(
            LedgerId id,
            int version,
            Label label,
            String owner,
            boolean authorsResolve,
            boolean personal,
            FieldDefinition.FieldAccess access,
            List<FieldDefinition> fields,
            @Nullable List<LedgerView> views) {
        this(
                id,
                version,
                label,
                owner,
                authorsResolve,
                personal,
                access,
                fields,
                views,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    /// A form without views.
    public LedgerDefinition(
            LedgerId id,
            int version,
            Label label,
            String owner,
            boolean authorsResolve,
            boolean personal,
            FieldDefinition.FieldAccess access,
            List<FieldDefinition> fields) {
        this(id, version, label, owner, authorsResolve, personal, access, fields, List.of());
    }

    /// The next version of the form, with these views of the office.
    public LedgerDefinition viewedBy(List<LedgerView> office) {
        return with(version + 1, office, approval, guard, year, purposes(), rules());
    }

    /// The next version of the form, whose rows go through approval by `rule`.
    public LedgerDefinition approvedBy(@Nullable ApprovalRule rule) {
        return with(version + 1, views(), rule, guard, year, purposes(), rules());
    }

    /// The same form, of whose rows not everybody sees all.
    public LedgerDefinition guardedBy(@Nullable RowGuard rule) {
        return with(version, views(), approval, rule, year, purposes(), rules());
    }

    /// The same form, to be read for one of these purposes only.
    public LedgerDefinition readFor(List<String> listed) {
        return with(version, views(), approval, guard, year, listed, rules());
    }

    /// The same form, with these rules over several fields.
    public LedgerDefinition ruledBy(List<RowRule> ruled) {
        return with(version, views(), approval, guard, year, purposes(), ruled);
    }

    /// The same form, whose fiscal years work by `rule`.
    public LedgerDefinition withYears(@Nullable YearRule rule) {
        return with(version, views(), approval, guard, rule, purposes(), rules());
    }

    /// The next version of the form, with these frozen years.
    public LedgerDefinition freezing(Set<Integer> years) {
        YearRule rule = Objects.requireNonNull(year).freezing(years);
        return with(version + 1, views(), approval, guard, rule, purposes(), rules());
    }

    /// The form as a definition file says it: what is frozen stands in none.
    public LedgerDefinition asWritten() {
        return year == null ? this : withYears(year.freezing(Set.of()));
    }

    private LedgerDefinition with(
            int number,
            List<LedgerView> office,
            @Nullable ApprovalRule decided,
            @Nullable RowGuard rule,
            @Nullable YearRule years,
            List<String> listed,
            List<RowRule> ruled) {
        return new LedgerDefinition(
                id,
                number,
                label,
                owner,
                authorsResolve,
                personal,
                access,
                fields,
                office,
                decided,
                rule,
                extract,
                years,
                twins,
                listed,
                ruled);
    }

    /// What keeps rows from `actor`; null when nothing does.
    public @Nullable RowGuard guardAgainst(Actor actor) {
        return guard == null || guard.seenBy().admits(actor) ? null : guard;
    }

    /// The field of that name.
    public Optional<FieldDefinition> field(FieldId field) {
        for (FieldDefinition candidate : fields) {
            if (candidate.id().equals(field)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /// Whether `actor` may open the ledger at all.
    public boolean mayOpen(Actor actor) {
        return access.read().admits(actor);
    }

    /// Whether `actor` may read `field`; individual numbers are never read this way, and what is
    /// calculated only by those who may read all that goes into it.
    public boolean mayRead(Actor actor, FieldDefinition field) {
        return mayOpen(actor)
                && !field.individualNumber()
                && field.access().read().admits(actor)
                && (field.formula() == null || mayReadInputs(actor, field));
    }

    /// The fields in use that `actor` may read, in order.
    public List<FieldDefinition> shownTo(Actor actor) {
        return fields.stream().filter(f -> !f.retired() && mayRead(actor, f)).toList();
    }

    private boolean mayReadInputs(Actor actor, FieldDefinition calculated) {
        return FormulaInputs.of(this, calculated).stream()
                .allMatch(f -> !f.individualNumber() && f.access().read().admits(actor));
    }

    /// Whether `actor` may write `field`.
    public boolean mayWrite(Actor actor, FieldDefinition field) {
        return mayRead(actor, field)
                && field.type().byHand()
                && access.write().admits(actor)
                && field.access().write().admits(actor);
    }

    /// Whether `actor` decides this ledger's conflicts as its owner.
    public boolean ownedBy(Actor actor) {
        return actor.posts().stream().anyMatch(p -> p.section().equals(owner))
                || actor.holds(Actor.ADMINISTRATOR);
    }

    /// Whether `actor` may decide `conflict` today: what they may read, as its owner (who decides
    /// also where the owner does not write) or, where the ledger lets authors decide, as somebody
    /// who wrote one side and may still write there.
    public boolean mayDecide(Actor actor, Conflict conflict) {
        FieldId id = conflict.field();
        FieldDefinition cell = id == null ? null : field(id).orElse(null);
        boolean reads = cell == null ? mayOpen(actor) : mayRead(actor, cell);
        boolean writes = cell == null ? access.write().admits(actor) : mayWrite(actor, cell);
        return reads && (ownedBy(actor) || (authorsResolve && writes && conflict.writtenBy(actor)));
    }
}
