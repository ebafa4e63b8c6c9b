package jp.kakehashi.vision.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;
import jp.kakehashi.vision.form.FormAttachment;
import jp.kakehashi.vision.form.FormFile;
import org.junit.jupiter.api.Test;

class AttachmentsTest {
    private static final String FORM =
            """
            {"id":"mihon","title":"見本","widthMm":210,"heightMm":297,
             "fields":[{"id":"proxy","type":"check","x":20,"y":20,"w":5,"h":5,"required":false}],
             "attachments":[{"id":"identity","label":"本人確認書類"},
                            {"id":"letter","label":"委任状","requiredWhen":"proxy"}]}
            """;

    private final Attachments papers =
            new Attachments(FormFile.read(FORM.getBytes(StandardCharsets.UTF_8)));

    private static Map<String, FieldReading> proxy(State state) {
        return Map.of("proxy", new FieldReading(state, 0.9));
    }

    private static List<String> ids(List<FormAttachment> papers) {
        return papers.stream().map(FormAttachment::id).toList();
    }

    @Test
    void whatIsAskedForIsTickedOffAsSheetsArrive() {
        assertEquals(List.of("identity"), ids(papers.open(proxy(State.UNMARKED))));
        Map<String, FieldReading> marked = proxy(State.MARKED);
        assertEquals(List.of("identity", "letter"), ids(papers.open(marked)));
        assertEquals("identity", papers.arrived(2, 5_000, marked).orElseThrow().id());
        assertEquals(Optional.empty(), papers.arrived(2, 6_000, marked));
        assertEquals("letter", papers.arrived(3, 9_000, marked).orElseThrow().id());
        assertEquals(List.of(), papers.open(marked));
        assertEquals(Optional.empty(), papers.arrived(4, 12_000, marked));
    }

    @Test
    void aPersonSaysWhichPaperASheetIs() {
        Map<String, FieldReading> marked = proxy(State.MARKED);
        papers.arrived(2, 5_000, marked);
        papers.tick("letter", 2, 7_000);
        assertEquals(Set.of("letter"), papers.ticked().keySet());
        assertEquals(List.of("identity"), ids(papers.open(marked)));
        papers.untick("letter");
        assertTrue(papers.ticked().isEmpty());
        assertThrows(IllegalArgumentException.class, () -> papers.tick("other", 2, 0));
    }

    @Test
    void inDoubtAboutAMarkNoPaperIsAskedFor() {
        assertEquals(List.of("identity"), ids(papers.open(proxy(State.UNSURE))));
    }
}
