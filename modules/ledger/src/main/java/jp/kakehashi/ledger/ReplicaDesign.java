package jp.kakehashi.ledger;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;

/// Definitions at head office, over the line of this workstation.
final class ReplicaDesign implements LedgerDesign {
    private static final Problem OFFLINE = Problem.unavailable("problem.design.offline");

    private final HeadOffice headOffice;
    private final Runnable wakeSync;
    private final DefinitionYaml yaml = new DefinitionYaml();

    ReplicaDesign(HeadOffice headOffice, Runnable wakeSync) {
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    @Override
    public Source newest(LedgerId ledger) {
        try {
            Messages.DefinitionText newest = headOffice.definitionText(ledger);
            String text = newest.text();
            return new Source(
                    newest.definition(), text == null ? yaml.write(newest.definition()) : text);
        } catch (ProblemException e) {
            throw Publishing.unreached(e) ? new ProblemException(OFFLINE, e) : e;
        }
    }

    @Override
    public LedgerDefinition publish(String text) {
        LedgerDefinition next = yaml.read(text);
        try {
            headOffice.publish(next, text);
        } catch (ProblemException e) {
            throw Publishing.unreached(e) ? new ProblemException(OFFLINE, e) : e;
        }
        wakeSync.run();
        return next;
    }
}
