package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionDraftTest {
    private static final Path PACKS =
            Path.of(System.getProperty("kakehashi.root", "../.."), "resources/packs");
    private final JsonNodeFactory json = JsonNodeFactory.instance;

    private static String pack(String name) throws IOException {
        return Files.readString(PACKS.resolve(name).resolve(name + ".yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"road_occupancy", "digital_needs"})
    void oneLabelChangesOneLineOfAPack(String name) throws IOException {
        String text = pack(name);
        DefinitionDraft changed =
                DefinitionDraft.of(text).put(TextNode.valueOf("整理番号"), "fields", 0, "name", "ja");
        assertEquals(text.replace("{ja: 番号,", "{ja: 整理番号,"), changed.text());
    }

    @Test
    void commentsQuotesAndUnknownWordsStay() {
        String text =
                """
                # 何の台帳か
                ledger: things # 名前
                version: 1
                remark: 'どの版にも残す' # 知らない語

                fields:
                  # 一つ目の前
                  - id: a
                    name: A
                    type: text # 短い文字
                  - {id: b, name: B, type: text}
                # おわり
                """;
        DefinitionDraft draft = DefinitionDraft.of(text);
        DefinitionDraft moved = draft.put(json.booleanNode(true), "fields", 0, "required");
        for (String kept :
                new String[] {
                    "# 何の台帳か",
                    "# 名前",
                    "remark: 'どの版にも残す' # 知らない語",
                    "# 一つ目の前",
                    "# 短い文字",
                    "# おわり",
                    "{id: b, name: B, type: text}"
                }) {
            assertTrue(moved.text().contains(kept), kept + " in\n" + moved.text());
        }
        assertEquals("things", moved.at("ledger").asText());
        assertTrue(moved.at("fields", 0, "required").booleanValue());
        DefinitionDraft back = moved.put(null, "fields", 0, "required");
        // The writer sets a remark above the first word of an entry behind its dash.
        String settled = text.replace("  # 一つ目の前\n  - id: a\n", "  - # 一つ目の前\n    id: a\n");
        assertEquals(settled, back.text());
        assertEquals(
                settled, back.put(TextNode.valueOf("t2"), "ledger").text().replace("t2", "things"));
    }

    @Test
    void fieldsAreAddedCarriedAndTakenOut() {
        String text = "ledger: t\nfields:\n  - {id: a, type: text}\n  - {id: b, type: text}\n";
        JsonNode field =
                json.objectNode()
                        .put("id", "c")
                        .put("type", "choice")
                        .set(
                                "choices",
                                json.arrayNode()
                                        .add(
                                                json.objectNode()
                                                        .put("code", "x: y")
                                                        .put("name", "true")));
        DefinitionDraft three = DefinitionDraft.of(text).insert(field, "fields", 1);
        assertEquals("c", three.at("fields", 1, "id").asText());
        assertEquals("x: y", three.at("fields", 1, "choices", 0, "code").asText());
        assertTrue(three.at("fields", 1, "choices", 0, "name").isTextual(), three.text());
        DefinitionDraft carried = three.move(1, "fields", 1);
        assertEquals("c", carried.at("fields", 2, "id").asText());
        assertEquals(text, carried.remove("fields", 2).text());
    }

    @Test
    void everyAwkwardTextComesBackAsItWasWritten() {
        String text = "ledger: t\nfields:\n  - {id: a, name: {ja: x, en: y}}\n";
        for (String awkward :
                new String[] {
                    "0120",
                    "1e3",
                    "yes",
                    "null",
                    "~",
                    "a: b",
                    "a #b",
                    "- a",
                    "{a}",
                    "[",
                    "a,b",
                    "改\n行",
                    " 前",
                    "後 ",
                    "\"",
                    "'",
                    "\\",
                    "%",
                    "@",
                    "`",
                    "|",
                    ">",
                    "*a",
                    "&a",
                    "!a",
                    "?",
                    "𠮷󠄀",
                    "\t",
                    "2026-01-01"
                }) {
            DefinitionDraft put =
                    DefinitionDraft.of(text)
                            .put(TextNode.valueOf(awkward), "fields", 0, "name", "ja");
            assertEquals(awkward, put.at("fields", 0, "name", "ja").textValue(), put.text());
        }
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        ProblemException e =
                assertThrows(
                        ProblemException.class, () -> DefinitionDraft.of("ledger: a\nfields: [\n"));
        assertEquals("problem.pack.syntax", e.problem().key());
    }
}
