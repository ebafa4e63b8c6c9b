package jp.kakehashi.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.vision.FieldReading.State;
import jp.kakehashi.vision.form.FormExpressions;
import jp.kakehashi.vision.form.FormFacts;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.junit.jupiter.api.Test;

class FormRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final String FIELDS =
            """
            "fields": [
              {"id": "name", "type": "text", "required": true},
              {"id": "kind_all", "type": "check", "group": "kind", "required": true},
              {"id": "kind_one", "type": "check", "group": "kind", "required": true},
              {"id": "copies", "type": "text", "requiredWhen": "kind != \\"\\""},
              {"id": "agent", "type": "choice"},
              {"id": "agent_name", "type": "text", "requiredWhen": "agent"},
              {"id": "agent_seal", "type": "seal", "requiredWhen": "agent && !written(name)"},
              {"id": "era_h", "type": "choice", "label": "平", "group": "era"},
              {"id": "era_r", "type": "choice", "label": "令", "group": "era"},
              {"id": "y", "type": "text"}, {"id": "m", "type": "text"}, {"id": "d", "type": "text"},
              {"id": "fee", "type": "text", "required": true, "filledBy": "clerk"},
              {"id": "paid", "type": "check", "group": "money", "filledBy": "clerk"},
              {"id": "free", "type": "check", "group": "money", "filledBy": "clerk"}
            ]""";

    private static PaperForm form(String more) {
        String places =
                FIELDS.replace("\"type\"", "\"x\": 1, \"y\": 1, \"w\": 9, \"h\": 9, \"type\"");
        String json = "{\"id\": \"f\", \"widthMm\": 210, \"heightMm\": 297, " + places + more + "}";
        return FormFile.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PaperForm rule(String when) {
        String quoted = when.replace("\\", "\\\\").replace("\"", "\\\"");
        return form(
                ", \"rules\": [{\"id\": \"r\", \"when\": \"" + quoted + "\", \"says\": \"!\"}]");
    }

    /// Every field blank but `changed`: `name+` filled, `name?` unsure.
    private static Map<String, FieldReading> blankBut(String... changed) {
        Map<String, FieldReading> all = new HashMap<>();
        for (FormField field : form("").fields()) {
            boolean text = field.kind() == FormField.Kind.TEXT;
            all.put(field.id(), new FieldReading(text ? State.EMPTY : State.UNMARKED, 1));
        }
        for (String change : changed) {
            String id = change.substring(0, change.length() - 1);
            State filled = all.get(id).state() == State.EMPTY ? State.WRITTEN : State.MARKED;
            all.put(id, new FieldReading(change.endsWith("?") ? State.UNSURE : filled, 1));
        }
        return all;
    }

    private static List<String> missing(String... changed) {
        return FormRules.missing(form(""), blankBut(changed));
    }

    private static boolean holds(String when, Map<String, String> figures, String... changed) {
        FormFacts facts = FormRules.facts(blankBut(changed), figures, TODAY);
        return FormRules.wrong(rule(when), facts).stream()
                .anyMatch(f -> f.kind() == FormFault.Kind.RULE);
    }

    private static boolean holds(String when, String... changed) {
        return holds(when, Map.of(), changed);
    }

    @Test
    void whatIsRequiredAndBlankIsMissingInTheFormsOrderAndAGroupOnce() {
        assertEquals(List.of("name", "kind"), missing());
        assertEquals(List.of("name", "copies"), missing("kind_one+"));
        assertEquals(List.of("kind"), missing("name+"));
        assertEquals(List.of(), missing("name+", "kind_all+", "copies+"));
    }

    @Test
    void whatCannotBeSeenIsNeverMissing() {
        assertEquals(List.of("kind"), missing("name?"));
        assertEquals(List.of("name"), missing("kind_one?"));
        assertEquals(List.of("name", "kind"), missing("agent?"));
        assertEquals(List.of("name", "kind", "agent_name", "agent_seal"), missing("agent+"));
        assertEquals(List.of("kind", "agent_name"), missing("agent+", "name?"));
        assertEquals(List.of(), FormRules.missing(form(""), Map.of()));
    }

    @Test
    void whatTheClerkFillsInIsNotAskedOfTheResident() {
        assertEquals(List.of("name", "kind"), missing("paid+", "free+"));
        FormFacts two = FormRules.facts(blankBut("paid+", "free+"), Map.of(), TODAY);
        assertEquals(List.of(), FormRules.wrong(form(""), two));
    }

    @Test
    void twoMarksInAGroupAreWrongAndSoIsWhatARuleSays() {
        FormFacts two = FormRules.facts(blankBut("kind_all+", "kind_one+"), Map.of(), TODAY);
        assertEquals(
                List.of(
                        new FormFault(FormFault.Kind.TWO_MARKED, "kind", "", false),
                        new FormFault(FormFault.Kind.RULE, "r", "!", false)),
                FormRules.wrong(rule("kind_all && kind_one"), two));
        FormFacts unsure = FormRules.facts(blankBut("kind_all+", "kind_one?"), Map.of(), TODAY);
        assertEquals(List.of(), FormRules.wrong(rule("kind_all && kind_one"), unsure));
    }

    @Test
    void aGroupIsTheOneThatIsMarked() {
        assertEquals(true, holds("kind == \"kind_one\"", "kind_one+"));
        assertEquals(false, holds("kind == \"kind_one\"", "kind_all+"));
        assertEquals(true, holds("kind != \"kind_one\"", "kind_all?"));
        assertEquals(false, holds("kind == \"kind_one\"", "kind_one+", "kind_all?"));
        assertEquals(false, holds("kind != \"kind_one\"", "kind_one+", "kind_all?"));
        assertEquals(false, holds("kind == \"kind_one\"", "kind_one+", "kind_all+"));
        assertEquals(true, holds("kind == \"\""));
        assertEquals(false, holds("kind == \"\"", "kind_one?"));
        assertEquals(true, holds("\"\" != kind", "kind_one+", "kind_all?"));
    }

    @Test
    void theUnknownIsNeverTrueButDecidesNothingThatIsKnown() {
        assertEquals(false, holds("agent", "agent?"));
        assertEquals(false, holds("!agent", "agent?"));
        assertEquals(false, holds("agent || !agent", "agent?"));
        assertEquals(true, holds("agent || written(name)", "agent?", "name+"));
        assertEquals(true, holds("!(agent && written(name))", "agent?"));
    }

    @Test
    void figuresThatWereReadAreOnlyEverAHint() {
        Map<String, String> day = Map.of("y", "8", "m", "11", "d", "25");
        String later = "later_than_today(\"令和\", y, m, d)";
        String[] written = {"y+", "m+", "d+"};
        assertEquals(true, holds(later, day, written));
        assertEquals(false, holds(later, Map.of("y", "8", "m", "11", "d", "24"), written));
        assertEquals(false, holds(later, Map.of("y", "8", "m", "11"), written));
        assertEquals(false, holds(later, day, "y+", "m+", "d?"));
        String marked = "no_such_day(era, y, m, d)";
        Map<String, String> none = Map.of("y", "7", "m", "2", "d", "30");
        assertEquals(true, holds(marked, none, "era_r+", "y+", "m+", "d+"));
        assertEquals(false, holds(marked, none, "era_r?", "y+", "m+", "d+"));
        assertEquals(true, holds("number(copies) > 10", Map.of("copies", "11"), "copies+"));
        assertEquals(false, holds("number(copies) > 10", Map.of("copies", "11"), "copies?"));
        FormFacts facts = FormRules.facts(blankBut("y+", "m+", "d+"), day, TODAY);
        assertEquals(true, FormRules.wrong(rule(later), facts).getFirst().hint());
    }

    @Test
    void papersAreAskedForByWhatIsMarked() {
        PaperForm form =
                form(
                        """
                        , "attachments": [{"id": "card", "label": "本人確認書類"},
                          {"id": "proxy", "label": "委任状", "requiredWhen": "agent"}]""");
        assertEquals(1, FormRules.attachments(form, blankBut()).size());
        assertEquals(1, FormRules.attachments(form, blankBut("agent?")).size());
        assertEquals(2, FormRules.attachments(form, blankBut("agent+")).size());
    }

    @Test
    void anExpressionThatCannotBeWorkedOutMakesTheFormDamaged() {
        String deep = "(".repeat(21) + "agent" + ")".repeat(21);
        List<String> unsound =
                List.of(
                        "",
                        "nobody",
                        "AGENT",
                        "name",
                        "written(agent)",
                        "written(written(name))",
                        "kind",
                        "kind == \"kind_none\"",
                        "kind == \"agent\"",
                        "kind < \"kind_one\"",
                        "agent == agent",
                        "agent &&",
                        "agent && 1",
                        "agent + agent",
                        "number(name)",
                        "number(copies) == 1.5",
                        "RANDOM() > 0",
                        "STR_MATCHES(\"a\", \"b\")",
                        "FACT(1000000) > 1",
                        "later_than_today(\"安政\", y, m, d)",
                        "later_than_today(kind, y, m, d)",
                        "written(name); agent",
                        "written name)",
                        "agent, name)",
                        "written(name, name)",
                        "written()",
                        "written(!)",
                        deep,
                        "agent || ".repeat(60) + "agent");
        for (String when : unsound) {
            ProblemException refused = assertThrows(ProblemException.class, () -> rule(when), when);
            assertEquals("problem.form.damaged", refused.problem().key());
        }
        assertThrows(
                ProblemException.class,
                () ->
                        form(
                                ", \"attachments\": [{\"id\": \"a\", \"requiredWhen\": \"number(y) > 1\"}]"));
    }

    @Test
    void anyTextIsReadOrRefused() {
        List<String> words =
                List.of(
                        "agent",
                        "name",
                        "kind",
                        "written(",
                        "number(",
                        "(",
                        ")",
                        "!",
                        "&&",
                        "||",
                        "==",
                        "\"",
                        "\\",
                        "<",
                        "1",
                        "0x",
                        "9e9",
                        ".",
                        ",",
                        "[",
                        "]",
                        "{",
                        " ",
                        "'",
                        "\"kind_one\"",
                        "$",
                        "ー",
                        "\uD83D\uDE00",
                        "later_than_today(");
        PaperForm form = form("");
        Random random = new Random(4);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            try {
                new FormExpressions(form)
                        .read(text.toString())
                        .of(FormRules.facts(blankBut("agent?"), Map.of(), TODAY));
            } catch (ProblemException refused) {
                assertEquals(false, text.toString().equals("agent"));
            }
        }
    }
}
