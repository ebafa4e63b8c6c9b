package jp.kakehashi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    private static final Instant AT = Instant.parse("2026-02-01T01:42:00.123Z");
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final LedgerId LEDGER = new LedgerId("farmland");
    private static final FieldId OWNER = new FieldId("owner");
    private final Json json = new Json();

    private static Change change() {
        return new Change(
                ID,
                LEDGER,
                ID,
                ChangeKind.EDIT,
                List.of(new Edit(OWNER, "𠮷田\u200b", null, 3, null)),
                3,
                1,
                new Author("1001", "佐藤", "asahi", "pc-1"),
                AT,
                ChangeNote.because("転記"),
                null);
    }

    @Test
    void everyKindOfMessageComesBackEqual() {
        var head = new Messages.SignedHead(LEDGER, 4, "ab", AT, "c2ln");
        var side = new Conflict.Side(ID, 2, null, true, change().author(), AT, AT);
        var conflict = new Conflict(ID, LEDGER, ID, null, side, side, null);
        var accepted = new AcceptedChange(4, change(), Map.of(OWNER, "R8-0001"), AT);
        var field =
                new FieldDefinition(
                        OWNER,
                        new Label("所有者", "Owner"),
                        FieldType.PERSON,
                        FieldDefinition.FieldChecks.NONE,
                        List.of(new FieldDefinition.Choice("a", new Label("甲", "A"), "ok")),
                        FieldDefinition.FieldAccess.OPEN,
                        false);
        var definition =
                new LedgerDefinition(
                        LEDGER,
                        1,
                        new Label("農地台帳", "Farmland"),
                        "noson",
                        true,
                        true,
                        new FieldDefinition.FieldAccess(
                                AccessRule.EVERYONE,
                                new AccessRule(
                                        Set.of("keeper"), Set.of(), Set.of(), Set.of("audit"))),
                        List.of(field));
        var row = new RowState(ID, 4, false, Map.of(OWNER, "x"), Map.of(OWNER, 4L), "朝-仮-0003");
        var actor = new Actor("1001", "佐藤", "asahi", "noson", Set.of("keeper"));
        for (Object message :
                List.of(
                        new Messages.SignIn("1001", "p", "pc-1", "窓口1", World.TRAINING),
                        new Messages.SignIn("1001", "p", "pc-1", "窓口1", World.TRAINING)
                                .with(new Messages.DeviceProof("k", "c", "s")),
                        new Messages.Challenge("c"),
                        new Messages.SignedIn("t", actor, AT, AT, "k", "h"),
                        new Messages.Definitions(List.of(definition)),
                        new Messages.Push(List.of(change())),
                        new Messages.PushResult(
                                List.of(
                                        new Messages.Outcome(ID, 4, null),
                                        new Messages.Outcome(
                                                ID,
                                                0,
                                                new Messages.ProblemMessage(
                                                        "invalid", "problem.x", List.of("1"))))),
                        new Messages.Page(LEDGER, List.of(accepted), List.of(conflict), 4, head),
                        new Messages.SnapshotStart(definition, 4, 1, head, List.of(conflict)),
                        SnapshotLine.of(definition, new Messages.SnapshotRow(row, AT)),
                        new Messages.Viewings(
                                List.of(
                                        new Messages.Viewing(
                                                ID, AT, LEDGER, "card", "照会", List.of(ID)))),
                        new Messages.Live(LEDGER, 4, null),
                        new Messages.Health("Kakehashi", "0.1.0", 1))) {
            assertEquals(message, json.read(json.bytes(message), message.getClass()));
        }
    }

    @Test
    void sameMapInAnyOrderIsTheSameText() {
        var one = new LinkedHashMap<FieldId, String>();
        one.put(new FieldId("b"), "2");
        one.put(new FieldId("a"), "1");
        var accepted = new AcceptedChange(1, change(), one, AT);
        assertTrue(json.text(accepted).contains("{\"a\":\"1\",\"b\":\"2\"}"));
        assertTrue(json.text(accepted).contains("\"2026-02-01T01:42:00.123Z\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"changes\":null}",
                "{\"changes\":[null]}",
                "{\"changes\":[],\"more\":1}",
                "{\"changes\":[],\"changes\":[]}",
                "{\"changes\":[]} x",
                "{\"changes\":{}}",
                "{\"changes\":\"\"}",
                "{\"changes\":[",
                "\u0000"
            })
    void anythingButAPushIsMalformed(String text) {
        refused(text, Messages.Push.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"change\":\"x\",\"seq\":1}",
                "{\"change\":\"1-1-1-1-1\",\"seq\":1}",
                "{\"change\":\"\",\"seq\":1}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"seq\":\"1\"}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"seq\":1.5}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"seq\":1e3}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"seq\":99999999999999999999}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\",\"seq\":null}",
                "{\"change\":\"01890a5d-ac96-774b-bcce-b302099a8057\"}"
            })
    void valuesAreNeverBentIntoShape(String text) {
        refused(text, Messages.Outcome.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00\\ud800", "x\\ud83d"})
    void textThatCannotBeStoredIsRefused(String escaped) {
        refused("{\"purpose\":\"" + escaped + "\"}", Messages.Reveal.class);
    }

    @Test
    void textMustBeTextAndEnumsMustBeNamed() {
        refused("{\"purpose\":5}", Messages.Reveal.class);
        refused("{\"purpose\":true}", Messages.Reveal.class);
        String signIn =
                "{\"staff\":\"a\",\"password\":\"b\",\"device\":\"c\",\"deviceName\":\"d\",\"world\":%s}";
        assertEquals(
                World.TRAINING,
                json.read(signIn.formatted("\"TRAINING\""), Messages.SignIn.class).world());
        refused(signIn.formatted("0"), Messages.SignIn.class);
        refused(signIn.formatted("\"training\""), Messages.SignIn.class);
        refused(signIn.formatted("\"\""), Messages.SignIn.class);
    }

    @Test
    void namesAndTimesOutOfBoundsAreMalformed() {
        String head =
                "{\"ledger\":\"%s\",\"seq\":1,\"hash\":\"\",\"at\":\"%s\",\"signature\":\"\"}";
        json.read(head.formatted("a", "2026-01-01T00:00:00Z"), Messages.SignedHead.class);
        refused(head.formatted("A b", "2026-01-01T00:00:00Z"), Messages.SignedHead.class);
        refused(head.formatted("a", "+1000000000-12-31T23:59:59Z"), Messages.SignedHead.class);
        refused(head.formatted("a", "yesterday"), Messages.SignedHead.class);
    }

    @Test
    void depthAndLengthAreBounded() {
        refused("[".repeat(100_000), Messages.Push.class);
        refused("{\"changes\":" + "[".repeat(60) + "]".repeat(60) + "}", Messages.Push.class);
        refused("{\"purpose\":\"" + "x".repeat(1_000_001) + "\"}", Messages.Reveal.class);
        refused("{\"" + "n".repeat(300) + "\":1}", Messages.Reveal.class);
    }

    private void refused(String text, Class<?> type) {
        var e = assertThrows(ProblemException.class, () -> json.read(text, type), text);
        assertEquals("problem.wire.malformed", e.problem().key());
        for (String arg : e.problem().args()) {
            assertTrue(arg.matches("-?\\d+"), "only positions may leave: " + arg);
        }
    }
}
