// What the library's interface speaks of: `Diagnostic` and its renderer, the file systems and the load restrictions.
// A user imports OverlayKit and needs to know nothing of the modules below it.
@_exported public import OverlayDiagnostics
@_exported public import OverlayKustomization
@_exported public import OverlayPrograms
