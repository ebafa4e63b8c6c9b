package jp.kakehashi.ledgerui.transfer;

import java.util.function.UnaryOperator;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import org.jspecify.annotations.Nullable;

/// What a keeper may change about an import before it is carried out. Screen's thread only.
interface PreviewActions {
    /// Sends a column of the file to a field, or leaves it out.
    void map(int column, @Nullable FieldId field);

    /// Lets a column of a new ledger hold another type.
    void retype(int column, FieldType type);

    /// Calls a new ledger otherwise.
    void name(String name);

    /// Gives a new ledger to other people.
    void access(FieldAccess access);

    /// Leaves the rows out that are there already, or takes them all.
    void leaveOutIdentical(boolean out);

    /// Reads the file again as it is pointed out.
    void point(UnaryOperator<ImportPointing> how);
}
