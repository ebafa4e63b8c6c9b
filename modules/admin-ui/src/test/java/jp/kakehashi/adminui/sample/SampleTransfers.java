package jp.kakehashi.adminui.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kakehashi.wire.Messages.ProblemMessage;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.PostPlan;
import jp.kakehashi.wire.TransferMessages.TransferProblem;

/// What head office says of a list of transfers, with fictional people; for tests only.
public final class SampleTransfers {
    public static final String CSV =
            """
            職員番号,氏名,庁舎,課,発令日,終わる日
            0123,佐藤　千代,朝日庁舎,市民窓口係,R9.4.1,
            0388,阿部　勇,,,,R9.3.31
            0700,工藤　花子,本所,福祉課,R9.4.1,
            """;
    public static final List<TransferProblem> PROBLEMS =
            List.of(
                    new TransferProblem(
                            4,
                            "0700",
                            new ProblemMessage("invalid", "problem.transfer.name", List.of())),
                    new TransferProblem(
                            0,
                            "",
                            new ProblemMessage(
                                    "refused",
                                    "problem.staff.last_administrator",
                                    List.of("2027-04-01"))));
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 31);

    private SampleTransfers() {}

    static List<PersonPlan> people() {
        return List.of(
                person("0012", "情報　太郎", Kind.OWN, post(Act.GOES_ON, "honsho", "info", null, null)),
                person(
                        "0123",
                        "佐藤　千代",
                        Kind.MOVES,
                        post(Act.ENDS, "honsho", "civil", LocalDate.of(2025, 4, 1), MARCH),
                        post(Act.BEGINS, "asahi", "counter", APRIL, null)),
                person(
                        "0388",
                        "阿部　勇",
                        Kind.LEAVES,
                        post(Act.ENDS, "asahi", "counter", LocalDate.of(2024, 4, 1), MARCH)),
                person("0412", "東海林　弘", Kind.STAYS, post(Act.GOES_ON, "haguro", "tax", null, null)),
                person(
                        "0455",
                        "五十嵐　美咲",
                        Kind.CHANGES,
                        post(Act.GOES_ON, "atsumi", "welfare", LocalDate.of(2025, 4, 1), null),
                        new PostPlan(
                                Act.BEGINS,
                                0,
                                "honsho",
                                "crisis",
                                Set.of("approver", "keeper"),
                                true,
                                APRIL,
                                LocalDate.of(2028, 3, 31))),
                person(
                        "0700",
                        "工藤　花子",
                        Kind.COMES,
                        post(Act.BEGINS, "honsho", "welfare", APRIL, null)));
    }

    private static PersonPlan person(String number, String name, Kind kind, PostPlan... posts) {
        return new PersonPlan(number, name, null, kind, true, false, List.of(posts));
    }

    private static PostPlan post(
            Act act, String office, String section, LocalDate from, LocalDate until) {
        return new PostPlan(act, 1, office, section, Set.of("keeper"), false, from, until);
    }
}
