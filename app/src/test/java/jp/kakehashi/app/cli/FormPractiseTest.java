package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormPractiseTest {
    @TempDir Path folder;
    private final Typed typed = new Typed();

    private String forms(String json) throws IOException {
        Path deep = Files.createDirectories(folder.resolve("forms/a"));
        Files.writeString(deep.resolve("mihon.json"), json);
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage(PDRectangle.A4));
            document.save(deep.resolve("mihon.pdf").toFile());
        }
        return folder.resolve("forms").toString();
    }

    private static String mihon() {
        return "{\"id\":\"mihon\",\"widthMm\":210,\"heightMm\":297,\"fields\":[{\"id\":\"name\","
                + "\"type\":\"text\",\"x\":40,\"y\":50,\"w\":60,\"h\":10,\"required\":true}]}";
    }

    private int make(String forms, String out, String... more) {
        String[] all = new String[6 + more.length];
        System.arraycopy(
                new String[] {"form", "practise", "--forms", forms, "--out", out}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return typed.run(all);
    }

    @Test
    void picturesAndTheirTruthAreWrittenAndDoNotDependOnTheCount() throws IOException {
        String forms = forms(mihon());
        Path two = folder.resolve("two");
        Path one = folder.resolve("one");
        assertEquals(0, make(forms, two.toString(), "--count", "2", "--size", "1080"));
        assertEquals(1, typed.printed().get("seed").asInt());
        assertEquals(2, typed.printed().get("count").asInt());
        assertEquals(
                0, make(forms, one.toString(), "--count", "1", "--from", "1", "--size", "1080"));
        assertArrayEquals(
                Files.readAllBytes(two.resolve("img000001.jpg")),
                Files.readAllBytes(one.resolve("img000001.jpg")));
        assertFalse(Files.exists(one.resolve("img000000.jpg")));
        JsonNode truth = new ObjectMapper().readTree(one.resolve("img000001.json").toFile());
        assertEquals("img000001.jpg", truth.get("image").asText());
        assertTrue(truth.has("template"));
    }

    @Test
    void aFormThatCannotBeReadIsToldAndNothingIsMade() throws IOException {
        String forms = forms("{\"id\":\"mihon\",\"widthMm\":-1}");
        assertEquals(1, make(forms, folder.resolve("out").toString(), "--count", "1"));
        assertEquals("problem.form.damaged", typed.printed().get("problem").asText());
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void whatCannotBeMeantIsRefused() throws IOException {
        String forms = forms(mihon());
        assertEquals(2, make(forms, folder.toString(), "--size", "720"));
        assertEquals(2, typed.run("form", "practise", "--forms", forms));
        assertEquals(1, make(folder.resolve("forms/none").toString(), folder.toString()));
        assertEquals("problem.practice.no_forms", typed.printed().get("problem").asText());
    }
}
