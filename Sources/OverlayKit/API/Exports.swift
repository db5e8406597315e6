// The modules whose types the public interface uses, such as `Diagnostic`, file systems and load restrictions: users import
// only OverlayKit.
@_exported public import OverlayDiagnostics
@_exported public import OverlayKustomization
@_exported public import OverlayPrograms
