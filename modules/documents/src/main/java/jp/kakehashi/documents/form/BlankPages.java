package jp.kakehashi.documents.form;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.kernel.Problem;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// The pages of a PDF from outside, whatever its page tree looks like, and what in it would act.
final class BlankPages {
    private static final int MOST_PAGES = 100;
    private static final int MOST_NODES = 10_000;
    private static final List<COSName> INHERITED =
            List.of(COSName.RESOURCES, COSName.MEDIA_BOX, COSName.CROP_BOX, COSName.ROTATE);
    private static final Set<String> ACTING =
            Set.of("JavaScript", "Launch", "SubmitForm", "ImportData", "Rendition", "URI", "GoToR");

    private BlankPages() {}

    /// A node of the page tree with what it takes over from above.
    private record Node(COSDictionary dictionary, COSDictionary inherited) {}

    /// The pages in order, each with what it inherits.
    static List<COSDictionary> of(PDDocument document) {
        COSDictionary root = root(document);
        COSDictionary top = root == null ? null : root.getCOSDictionary(COSName.PAGES);
        List<COSDictionary> pages = new ArrayList<>();
        Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Node> waiting = new ArrayDeque<>();
        if (top != null) {
            waiting.push(new Node(top, new COSDictionary()));
        }
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (!seen.add(node.dictionary()) || seen.size() > MOST_NODES) {
                throw Problem.invalid("problem.document.blank_page_loop").asException();
            }
            COSDictionary whole = new COSDictionary(node.inherited());
            for (COSName key : INHERITED) {
                COSBase own = node.dictionary().getDictionaryObject(key);
                if (own != null) {
                    whole.setItem(key, own);
                }
            }
            COSArray kids = node.dictionary().getCOSArray(COSName.KIDS);
            if (kids == null) {
                page(node.dictionary(), whole, pages);
            } else {
                for (int i = kids.size() - 1; i >= 0; i--) {
                    if (kids.getObject(i) instanceof COSDictionary kid) {
                        waiting.push(new Node(kid, whole));
                    }
                }
            }
        }
        if (pages.isEmpty()) {
            throw Problem.invalid("problem.document.blank_no_pages").asException();
        }
        return pages;
    }

    private static void page(COSDictionary page, COSDictionary whole, List<COSDictionary> pages) {
        if (COSName.PAGES.equals(page.getCOSName(COSName.TYPE))) {
            return;
        }
        if (pages.size() >= MOST_PAGES) {
            throw Problem.invalid("problem.document.blank_too_many_pages", MOST_PAGES)
                    .asException();
        }
        for (COSName key : List.of(COSName.CONTENTS, COSName.ANNOTS, COSName.AA)) {
            COSBase value = page.getDictionaryObject(key);
            if (value != null) {
                whole.setItem(key, value);
            }
        }
        pages.add(whole);
    }

    private static @Nullable COSDictionary root(PDDocument document) {
        COSDictionary trailer = document.getDocument().getTrailer();
        return trailer == null ? null : trailer.getCOSDictionary(COSName.ROOT);
    }

    /// What in the document would act or carry something along, by the names PDF gives it.
    static Set<String> acting(PDDocument document, List<COSDictionary> pages) {
        Set<String> found = new TreeSet<>();
        COSDictionary root = root(document);
        if (root != null) {
            for (String key : List.of("OpenAction", "AA")) {
                if (root.containsKey(key)) {
                    found.add(key);
                }
            }
            COSDictionary names = root.getCOSDictionary(COSName.NAMES);
            for (String key : List.of("JavaScript", "EmbeddedFiles")) {
                if (names != null && names.containsKey(key)) {
                    found.add(key);
                }
            }
            COSDictionary form = root.getCOSDictionary(COSName.ACRO_FORM);
            if (form != null && form.containsKey("XFA")) {
                found.add("XFA");
            }
        }
        for (COSDictionary page : pages) {
            if (page.containsKey(COSName.AA)) {
                found.add("AA");
            }
            for (COSDictionary annotation : annotations(page)) {
                acting(annotation, found);
            }
        }
        return found;
    }

    private static void acting(COSDictionary annotation, Set<String> found) {
        if (annotation.containsKey(COSName.AA)) {
            found.add("AA");
        }
        COSDictionary action = annotation.getCOSDictionary(COSName.A);
        String kind = action == null ? null : action.getNameAsString(COSName.S);
        if (kind != null && ACTING.contains(kind)) {
            found.add(kind);
        }
        String subtype = annotation.getNameAsString(COSName.SUBTYPE);
        if (subtype != null
                && Set.of("FileAttachment", "RichMedia", "Screen", "Movie", "Sound", "3D")
                        .contains(subtype)) {
            found.add(subtype);
        }
    }

    /// The annotations of a page, at most 5,000.
    static List<COSDictionary> annotations(COSDictionary page) {
        COSArray all = page.getCOSArray(COSName.ANNOTS);
        List<COSDictionary> annotations = new ArrayList<>();
        for (int i = 0; all != null && i < Math.min(all.size(), 5_000); i++) {
            if (all.getObject(i) instanceof COSDictionary annotation) {
                annotations.add(annotation);
            }
        }
        return annotations;
    }
}
