package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.FoundPiece.Pair;
import org.junit.jupiter.api.Test;

final class FoundPieceTest {
    private final SearchFolding folding = new SearchFolding();

    private FoundPiece piece(String shown, String typed) {
        FoundPiece piece = FoundPiece.in(shown, typed, folding.fold(typed), folding);
        assertNotNull(piece);
        return piece;
    }

    private String marked(String shown, String typed) {
        FoundPiece piece = piece(shown, typed);
        return shown.substring(0, piece.from())
                + "["
                + shown.substring(piece.from(), piece.to())
                + "]"
                + shown.substring(piece.to());
    }

    @Test
    void thePieceIsMarkedInTheTextAsItIsWritten() {
        assertEquals("有限会社[髙橋]建設", marked("有限会社髙橋建設", "高橋"));
        assertEquals("[髙橋　惠]子", marked("髙橋　惠子", "高橋恵"));
        assertEquals("下[𠮷田]町", marked("下𠮷田町", "吉田"));
        assertEquals("タ[ｶﾊﾞ]ン", marked("タｶﾊﾞン", "かば"));
        assertEquals("[高橋]と高橋", marked("高橋と高橋", "高橋"));
        assertEquals("㈱[鶴岡]", marked("㈱鶴岡", "鶴岡"));
        assertNull(FoundPiece.in("有効", "active", "active", folding));
    }

    @Test
    void itSaysWhichCharactersAreVariantsOfOneAnother() {
        FoundPiece found = piece("髙橋　惠子", "高橋恵子");
        assertEquals(List.of(new Pair("高", "髙"), new Pair("恵", "惠")), found.pairs());
        assertFalse(found.otherwise());
        assertEquals(List.of(), piece("高橋", "高橋").pairs());
        assertTrue(piece("タカハシ", "たかはし").otherwise());
        assertFalse(piece("タカハシ", "タカハシ").otherwise());
    }

    @Test
    void aLongTextIsSearchedInGoodTime() {
        String text = "あいうえお、".repeat(3_000) + "髙橋" + "かきくけこ。".repeat(300);
        assertEquals(18_000, piece(text, "高橋").from());
    }
}
