package jp.kakehashi.kernel.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import jp.kakehashi.kernel.text.Windows31j.Encoded;
import jp.kakehashi.kernel.text.Windows31j.Unwritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Windows31jTest {
    private final Windows31j windows31j = new Windows31j();

    @ParameterizedTest
    @CsvSource({
        "〜, ～, 8160",
        "−, －, 817c",
        "‖, ∥, 8161",
        "¢, ￠, 8191",
        "£, ￡, 8192",
        "¬, ￢, 81ca",
        "—, ―, 815c"
    })
    void signsWithTwoNumbersAreWrittenFromEitherAndReadAsJisHasThem(
            String jis, String windows, String bytes) {
        assertEquals(bytes, hex(jis));
        assertEquals(bytes, hex(windows));
        assertEquals(jis, windows31j.decode(HexFormat.of().parseHex(bytes)).text());
    }

    @ParameterizedTest
    @CsvSource({"¥, ￥", "‾, ￣", "¦, ￤", "·, ・", "µ, μ"})
    void signsWithATwinAreWrittenAsIt(String sign, String twin) {
        assertEquals(hex(twin), hex(sign));
    }

    @Test
    void everyUnwritableCharacterIsNamedWithItsPlace() {
        Encoded name = windows31j.encode("𠮷田〜剝がす葛\uDB40\uDD00😀");
        assertEquals(
                List.of(
                        new Unwritable(0, 0x20BB7),
                        new Unwritable(4, '剝'),
                        new Unwritable(8, 0xE0100),
                        new Unwritable(10, 0x1F600)),
                name.unwritable());
        assertFalse(name.complete());
        assertEquals("〓田〜〓がす葛〓〓", windows31j.decode(name.bytes()).text());
    }

    @Test
    void signsThatTheJdkBendsAreNamedInstead() {
        for (String bent : List.of("«", "»", "¸", "ゔ", "\uD83D", "\uDE00")) {
            assertEquals(1, windows31j.unwritable(bent).size(), bent);
        }
    }

    @Test
    void namesWithVariantsOfIbmAndNecAreKept() {
        for (String name : List.of("髙橋", "山﨑", "①②㈱", "№㍻", "彅")) {
            assertTrue(windows31j.encode(name).complete(), name);
            assertEquals(name, windows31j.decode(windows31j.encode(name).bytes()).text());
        }
    }

    @Test
    void voicingMarksOfTheirOwnAreWrittenWithTheirKana() {
        assertEquals(hex("がぱ。"), hex("か\u3099は\u309A。"));
        assertEquals(List.of(new Unwritable(1, 0x3099)), windows31j.unwritable("あ\u3099"));
    }

    @Test
    void noCharacterIsWrittenAsQuestionMarkOrReadAsAnother() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = String.valueOf((char) c);
            Encoded written = windows31j.encode(text);
            if (c != '?') {
                assertFalse(written.bytes().length == 1 && written.bytes()[0] == '?', text);
            }
            if (written.complete() && "～－∥￠￡￢―¥‾¯¦·µ".indexOf(c) < 0) {
                assertEquals(text, windows31j.decode(written.bytes()).text());
            }
        }
    }

    @Test
    void bytesThatMeanNothingAreNamedWithTheirPlace() {
        byte[] torn = HexFormat.of().parseHex("41" + "80" + "8160" + "8540" + "42" + "81");
        Windows31j.Decoded read = windows31j.decode(torn);
        assertEquals("A\uFFFD〜\uFFFD@B\uFFFD", read.text());
        assertEquals(List.of(1, 4, 7), read.unreadable());
    }

    @Test
    void streamReadsAsTheWholeDoes() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] bytes = new byte[20_000];
        random.nextBytes(bytes);
        StringWriter streamed = new StringWriter();
        try (Reader reader = windows31j.reader(new ByteArrayInputStream(bytes))) {
            streamed.write(reader.read());
            reader.transferTo(streamed);
        }
        assertEquals(windows31j.decode(bytes).text(), streamed.toString(), "seed " + seed);
    }

    @Test
    void asciiStaysAscii() {
        String ascii = "a,\"b\"\r\n\\~\t\u0000";
        assertArrayEquals(
                ascii.getBytes(Charset.forName("US-ASCII")), windows31j.encode(ascii).bytes());
    }

    private String hex(String text) {
        Encoded encoded = windows31j.encode(text);
        assertTrue(encoded.complete(), text);
        return HexFormat.of().formatHex(encoded.bytes());
    }
}
