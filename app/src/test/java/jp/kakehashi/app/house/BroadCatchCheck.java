package jp.kakehashi.app.house;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Places that catch everything. Elsewhere that would turn a fault of the program into silence.
final class BroadCatchCheck {
    private static final Pattern BROAD =
            Pattern.compile("\\b(java\\.lang\\.)?(Exception|RuntimeException|Throwable|Error)\\b");

    private BroadCatchCheck() {}

    static List<String> offences(Tree tree, Set<String> boundaries) {
        List<String> offences = new ArrayList<>();
        Set<String> unused = new TreeSet<>(boundaries);
        for (Source source : Source.parse(tree, tree.mainJavaFiles())) {
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitCatch(CatchTree node, Void nothing) {
                    if (BROAD.matcher(node.getParameter().getType().toString()).find()
                            && !throwsOn(node)) {
                        if (boundaries.contains(source.name())) {
                            unused.remove(source.name());
                        } else {
                            offences.add(
                                    source.at(node)
                                            + " catches everything: catch what is expected, let"
                                            + " the rest fly");
                        }
                    }
                    return super.visitCatch(node, null);
                }
            }.scan(source.unit(), null);
        }
        unused.forEach(file -> offences.add(file + " catches nothing broad any more: unlist it"));
        return offences;
    }

    /// Undoing something and throwing on hides nothing.
    private static boolean throwsOn(CatchTree node) {
        var statements = node.getBlock().getStatements();
        return !statements.isEmpty() && statements.getLast() instanceof ThrowTree;
    }
}
