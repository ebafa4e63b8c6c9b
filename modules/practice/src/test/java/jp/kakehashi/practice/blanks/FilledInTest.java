package jp.kakehashi.practice.blanks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;
import jp.kakehashi.vision.FormFault;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.form.FormAttachment;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.junit.jupiter.api.Test;

final class FilledInTest {
    private static final Path PACKS =
            Path.of(System.getProperty("kakehashi.root"), "resources", "packs");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private final Map<String, FieldReading> readings = new HashMap<>();

    private PaperForm blank(String service, String id) throws IOException {
        Path file = PACKS.resolve(service).resolve("forms").resolve(id + ".json");
        PaperForm form = FormFile.read(Files.readAllBytes(file));
        readings.clear();
        for (FormField field : form.fields()) {
            readings.put(field.id(), new FieldReading(state(field, false), 1));
        }
        return form;
    }

    private static State state(FormField field, boolean filled) {
        return switch (field.kind()) {
            case TEXT -> filled ? State.WRITTEN : State.EMPTY;
            case CHECK, CHOICE -> filled ? State.MARKED : State.UNMARKED;
            case SEAL -> filled ? State.STAMPED : State.UNSTAMPED;
        };
    }

    private void fill(PaperForm form, String... ids) {
        for (String id : ids) {
            FormField field = form.field(id).orElseThrow();
            readings.put(id, new FieldReading(state(field, true), 1));
        }
    }

    /// Fills in what is missing, of a group the first, until nothing is.
    private void complete(PaperForm form) {
        int rounds = 0;
        for (List<String> missing = FormRules.missing(form, readings);
                !missing.isEmpty();
                missing = FormRules.missing(form, readings)) {
            assertTrue(rounds++ < 5, form.id() + " " + missing);
            for (String name : missing) {
                fill(
                        form,
                        form.fields().stream()
                                .filter(f -> f.askedAs().equals(name))
                                .findFirst()
                                .orElseThrow()
                                .id());
            }
        }
    }

    private List<String> wrong(PaperForm form, Map<String, String> figures) {
        return FormRules.wrong(form, FormRules.facts(readings, figures, TODAY)).stream()
                .map(FormFault::id)
                .toList();
    }

    private List<String> papers(PaperForm form) {
        return FormRules.attachments(form, readings).stream().map(FormAttachment::id).toList();
    }

    @Test
    void whoFillsInWhatIsMissingHasNothingWrong() throws IOException {
        for (Blank blank : ShippedBlanks.ALL) {
            PaperForm form = blank(blank.service(), blank.id());
            if (form.field("cert_assets").isPresent()) {
                fill(form, "cert_assets");
            } else if (form.field("cert_all").isPresent()) {
                fill(form, "cert_all");
            } else if (form.field("c1_km_2").isPresent()) {
                fill(form, "c1_km_2");
            }
            complete(form);
            assertEquals(List.of(), wrong(form, Map.of()), form.id());
        }
    }

    @Test
    void aRequestWithoutACertificateOrWithoutItsCopiesIsNotComplete() throws IOException {
        PaperForm form = blank("residence_certificate", "residence_r8");
        fill(form, "copies_past");
        assertEquals(List.of("no_certificate", "copies_past_alone"), wrong(form, Map.of()));
        fill(form, "cert_all", "rel0");
        List<String> missing = FormRules.missing(form, readings);
        assertTrue(missing.containsAll(List.of("copies_all", "show_number", "use")), "" + missing);
        assertTrue(!missing.contains("subject_name"), "" + missing);
        assertEquals(List.of("copies_past_alone"), wrong(form, Map.of()));
        fill(form, "copies_all");
        assertEquals(
                List.of("copies_all_many", "copies_past_alone"),
                wrong(form, Map.of("copies_all", "12")).stream().sorted().toList());
    }

    @Test
    void aProxyBringsALetterAndIsNotGivenTheIndividualNumber() throws IOException {
        PaperForm form = blank("residence_certificate", "residence_r8");
        assertEquals(List.of("id_card"), papers(form));
        fill(form, "rel2", "cert_all", "show_number0");
        assertEquals(List.of("id_card", "proxy"), papers(form));
        assertEquals(List.of("proxy_number"), wrong(form, Map.of()));
        fill(form, "rel0");
        assertEquals(List.of("rel", "proxy_number"), wrong(form, Map.of()));
    }

    @Test
    void aDayToComeIsAHint() throws IOException {
        PaperForm form = blank("moving", "moving_r8");
        fill(form, "kind1", "moved_y", "moved_m", "moved_d");
        Map<String, String> tomorrow = Map.of("moved_y", "8", "moved_m", "11", "moved_d", "25");
        assertEquals(List.of("moved_future"), wrong(form, tomorrow));
        Map<String, String> none = Map.of("moved_y", "8", "moved_m", "2", "moved_d", "30");
        assertEquals(List.of("moved_day"), wrong(form, none));
        form = blank("moving", "moving_r8");
        fill(form, "kind2", "moved_y", "moved_m", "moved_d");
        assertEquals(List.of(), wrong(form, tomorrow));
    }

    @Test
    void anAmountOrANumberIsMissingOnceWhateverItsBoxes() throws IOException {
        PaperForm form = blank("school_commute", "commute_r8");
        List<String> missing = FormRules.missing(form, readings);
        assertTrue(missing.contains("amount") && missing.contains("account"), "" + missing);
        fill(form, "amount_5", "amount_6", "amount_7");
        assertTrue(!FormRules.missing(form, readings).contains("amount"));
        assertEquals(List.of(), wrong(form, Map.of()));
    }
}
