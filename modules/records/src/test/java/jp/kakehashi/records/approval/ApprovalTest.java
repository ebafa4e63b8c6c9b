package jp.kakehashi.records.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.approval.Approval.State;
import jp.kakehashi.records.approval.ApprovalRoute.Step;
import jp.kakehashi.records.approval.ApprovalStep.Act;
import jp.kakehashi.records.approval.Posts.Holding;
import jp.kakehashi.records.approval.Posts.StandIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ApprovalTest {
    static final String YAML =
            """
            approval: road_permit
            version: 1
            name: {ja: 道路占用許可, en: Road permit}
            section: 土木
            numbers: "{section}第R{year}-{n:4}号"
            retention: 5
            steps:
              - {post: civil_chief, name: 係長}
              - {post: civil_head, name: 課長, decides: true, upToYen: 1000000}
              - {post: finance_head, name: 財政課長, fromYen: 3000000}
              - {post: building_director, name: 部長, decides: true, upToYen: 10000000}
              - {post: mayor, name: 市長, decides: true}
            """;
    private static final String HASH = "ab".repeat(32);
    private static final String OTHER_HASH = "cd".repeat(32);
    private static final String NUMBER = "土木第R8-0012号";
    private static final Instant DAY = Instant.parse("2026-11-22T01:00:00Z");
    private static final LocalDate HIRED = LocalDate.of(2020, 4, 1);

    private final ApprovalRoute route = new ApprovalYaml().read(YAML);
    private final Posts posts =
            new Posts(
                    List.of(
                            new Holding("civil_chief", "2001", HIRED, null),
                            new Holding("civil_head", "3001", HIRED, LocalDate.of(2027, 3, 31)),
                            new Holding("civil_head", "3002", LocalDate.of(2027, 4, 1), null),
                            new Holding("civil_head", "1001", HIRED, null),
                            new Holding("finance_head", "4001", HIRED, null),
                            new Holding("building_director", "5001", HIRED, null),
                            new Holding("mayor", "9001", HIRED, null)),
                    List.of(
                            new StandIn(
                                    "civil_head",
                                    "2001",
                                    LocalDate.of(2026, 11, 20),
                                    LocalDate.of(2026, 11, 22))));
    private Approval approval = Approval.of(new UUID(1, 1), route, "1001");

    private void take(ApprovalStep step) {
        approval = approval.apply(step, posts);
    }

    private String refusal(ApprovalStep step) {
        var e = assertThrows(ProblemException.class, () -> approval.apply(step, posts));
        return e.problem().key();
    }

    private static ApprovalStep draft(String hash) {
        return ApprovalStep.draft("1001", DAY, 500_000L, hash);
    }

    private static ApprovalStep by(Act act, String staff, String post) {
        String reason = act == Act.APPROVE ? null : "急ぐため";
        return ApprovalStep.holder(act, staff, post, DAY, reason, HASH);
    }

    private static ApprovalStep at(Instant at, ApprovalStep s) {
        return copy(at, s.reason(), s);
    }

    private static ApprovalStep because(@Nullable String reason, ApprovalStep s) {
        return copy(s.at(), reason, s);
    }

    private static ApprovalStep copy(Instant at, @Nullable String reason, ApprovalStep s) {
        return new ApprovalStep(
                s.act(),
                s.staff(),
                s.post(),
                s.acting(),
                at,
                reason,
                s.amountYen(),
                s.sha256(),
                s.number());
    }

    private static ApprovalStep chief() {
        return by(Act.APPROVE, "2001", "civil_chief");
    }

    private static ApprovalStep head() {
        return by(Act.APPROVE, "3001", "civil_head").numbered(NUMBER);
    }

    @Test
    void smallAmountIsDecidedByTheHeadOfSectionInTheMayorsPlace() {
        take(draft(HASH));
        assertEquals(List.of("civil_chief", "civil_head"), posts(approval.waiting()));
        take(chief());
        take(head());
        Approval.Decision decision = approval.decision().orElseThrow();
        assertEquals(State.DECIDED, approval.state());
        assertEquals(NUMBER, decision.number());
        assertTrue(decision.delegated());
        assertFalse(decision.acting());
        assertEquals(LocalDate.of(2032, 3, 31), decision.keptUntil());
        assertTrue(approval.covers(HASH));
    }

    private static List<String> posts(List<Step> steps) {
        return steps.stream().map(Step::post).toList();
    }

    @Test
    void amountDecidesWhoDecidesAndThroughWhomItGoes() {
        assertEquals(2, route.stepsFor(1_000_000L).size());
        assertEquals(
                List.of("civil_chief", "civil_head", "building_director"),
                posts(route.stepsFor(1_000_001L)));
        assertEquals(
                List.of("civil_chief", "civil_head", "finance_head", "building_director"),
                posts(route.stepsFor(3_000_000L)));
        assertEquals("mayor", posts(route.stepsFor(10_000_001L)).getLast());
        assertEquals("mayor", posts(route.stepsFor(null)).getLast());
        assertFalse(route.delegated(10_000_001L));
    }

    @Test
    void preparerApprovesInNoCapacity() {
        take(draft(HASH));
        take(chief());
        assertEquals(
                "problem.approval.preparer",
                refusal(by(Act.APPROVE, "1001", "civil_head").numbered(NUMBER)));
    }

    @Test
    void changedByteNeedsEverySignatureAgain() {
        take(draft(HASH));
        take(chief());
        assertEquals("problem.approval.under_way", refusal(draft(HASH)));
        take(draft(OTHER_HASH));
        assertEquals(List.of("civil_chief", "civil_head"), posts(approval.waiting()));
        assertEquals("problem.approval.changed", refusal(chief()));
        take(draft(HASH));
        take(chief());
        take(head());
        assertFalse(approval.covers(OTHER_HASH));
        assertEquals("problem.approval.closed", refusal(draft(OTHER_HASH)));
    }

    @Test
    void anotherAmountGoesAnotherWayFromTheStart() {
        take(draft(HASH));
        take(chief());
        take(ApprovalStep.draft("1001", DAY, 5_000_000L, HASH));
        assertEquals("building_director", posts(approval.waiting()).getLast());
        assertEquals("civil_chief", posts(approval.waiting()).getFirst());
        assertEquals(List.of(), approval.passedOver());
        assertEquals(
                "problem.approval.amount", refusal(ApprovalStep.draft("1001", DAY, -1L, HASH)));
    }

    @Test
    void nobodySignsBeforeTheirTurnOrForAPostTheyDoNotHold() {
        assertEquals("problem.approval.not_under_way", refusal(chief()));
        take(draft(HASH));
        assertEquals("problem.approval.not_your_turn", refusal(head()));
        assertEquals("problem.approval.not_your_turn", refusal(by(Act.APPROVE, "9001", "mayor")));
        assertEquals(
                "problem.approval.not_in_post", refusal(by(Act.APPROVE, "3001", "civil_chief")));
    }

    @Test
    void standInDecidesOnTheDaysOfTheAbsenceAndSaysWhy() {
        take(draft(HASH));
        take(chief());
        ApprovalStep acting = by(Act.APPROVE, "2001", "civil_head").numbered(NUMBER).standingIn();
        assertEquals("problem.approval.reason", refusal(acting));
        ApprovalStep because = because("課長出張のため", acting);
        Instant after = Instant.parse("2026-11-22T15:00:00Z"); // the 23rd in Japan
        assertEquals("problem.approval.not_in_post", refusal(at(after, because)));
        take(because);
        assertTrue(approval.decision().orElseThrow().acting());
    }

    @Test
    void postsChangeHandsOnTheFirstOfApril() {
        take(draft(HASH));
        take(chief());
        Instant march = Instant.parse("2027-03-31T14:59:59Z");
        Instant april = Instant.parse("2027-03-31T15:00:00Z");
        ApprovalStep next = by(Act.APPROVE, "3002", "civil_head");
        assertEquals("problem.approval.not_in_post", refusal(at(march, next.numbered(NUMBER))));
        assertEquals("problem.approval.number", refusal(at(april, next.numbered(NUMBER))));
        take(at(april, next.numbered("土木第R9-0001号")));
    }

    @Test
    void returnedDraftGoesItsWholeWayAgain() {
        take(draft(HASH));
        take(chief());
        assertEquals(
                "problem.approval.reason",
                refusal(because(" ", by(Act.RETURN, "3001", "civil_head"))));
        take(by(Act.RETURN, "3001", "civil_head"));
        assertEquals(State.RETURNED, approval.state());
        assertEquals("problem.approval.not_under_way", refusal(chief()));
        take(draft(HASH));
        assertEquals(List.of("civil_chief", "civil_head"), posts(approval.waiting()));
    }

    @Test
    void onlyThePreparerWithdrawsAndOnlyBeforeTheDecision() {
        ApprovalStep mine = ApprovalStep.withdrawal("1001", DAY, "申請取消", HASH);
        assertEquals("problem.approval.not_under_way", refusal(mine));
        take(draft(HASH));
        assertEquals("problem.approval.reason", refusal(because(null, mine)));
        assertEquals(
                "problem.approval.not_preparer",
                refusal(ApprovalStep.withdrawal("2001", DAY, "x", HASH)));
        assertEquals(
                "problem.approval.not_preparer",
                refusal(ApprovalStep.draft("2001", DAY, null, OTHER_HASH)));
        take(mine);
        assertEquals(State.WITHDRAWN, approval.state());
        assertEquals("problem.approval.closed", refusal(draft(HASH)));
    }

    @Test
    void draftIsPulledUpOverWhoIsAwayAndTheyAreNamed() {
        take(draft(HASH));
        ApprovalStep up = by(Act.PULL_UP, "3001", "civil_head").numbered(NUMBER);
        assertEquals("problem.approval.reason", refusal(because(null, up)));
        assertEquals(
                "problem.approval.not_your_turn", refusal(by(Act.PULL_UP, "2001", "civil_chief")));
        take(up);
        assertEquals(State.DECIDED, approval.state());
        assertEquals(List.of("civil_chief"), posts(approval.passedOver()));
    }

    @Test
    void numberComesWithTheDecisionAndFitsSectionAndFiscalYear() {
        take(draft(HASH));
        assertEquals("problem.approval.number", refusal(chief().numbered(NUMBER)));
        take(chief());
        ApprovalStep bare = by(Act.APPROVE, "3001", "civil_head");
        assertEquals("problem.approval.number", refusal(bare));
        for (String wrong : List.of("総務第R8-0012号", "土木第R7-0012号", "土木第R8-12号", "土木第R8-0000号")) {
            assertEquals("problem.approval.number", refusal(bare.numbered(wrong)), wrong);
        }
        take(bare.numbered("土木第R8-12345号"));
        assertEquals(State.DECIDED, approval.state());
    }

    @Test
    void clockThatGoesBackAndAHashThatIsNoneAreRefused() {
        assertEquals("problem.approval.hash", refusal(draft("ab")));
        take(draft(HASH));
        assertEquals("problem.approval.time", refusal(at(DAY.minusMillis(1), chief())));
    }

    @Test
    void sameStepsGiveTheSameState() {
        take(draft(HASH));
        take(chief());
        take(head());
        Approval again = Approval.of(new UUID(1, 1), route, "1001");
        for (ApprovalStep step : approval.past()) {
            again = again.apply(step, posts);
        }
        assertEquals(approval, again);
    }
}
