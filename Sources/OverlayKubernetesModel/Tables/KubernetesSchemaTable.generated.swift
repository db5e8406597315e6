// The types of Kubernetes: how their lists merge, and which of them live in a namespace.
//
// Source: Kubernetes OpenAPI document v1.21.2 and kustomize's list of scopes, reduced to kubernetes-v1.21.2.json
// SHA-256: e73f8e3c6fe6ce00e148bd45993edd4c832d84df80b81ac6f7872d73b0db799c
// Written by Scripts/update-kubernetes-schema; do not edit.

// swift-format-ignore-file

/// The built-in schema's rows.
enum KubernetesSchemaTable {
  static let kinds: [Schema.KindRow] = [
    .init("APIService", "apiregistration.k8s.io/v1", root: 243, .cluster),
    .init("APIService", "apiregistration.k8s.io/v1beta1", root: 246, .cluster),
    .init("APIServiceList", "apiregistration.k8s.io/v1", root: 244, .unknown),
    .init("APIServiceList", "apiregistration.k8s.io/v1beta1", root: 247, .unknown),
    .init("Binding", "v1", root: 92, .unknown),
    .init("CSIDriver", "storage.k8s.io/v1", root: 214, .cluster),
    .init("CSIDriver", "storage.k8s.io/v1beta1", root: 223, .cluster),
    .init("CSIDriverList", "storage.k8s.io/v1", root: 215, .unknown),
    .init("CSIDriverList", "storage.k8s.io/v1beta1", root: 224, .unknown),
    .init("CSINode", "storage.k8s.io/v1", root: 216, .cluster),
    .init("CSINode", "storage.k8s.io/v1beta1", root: 225, .cluster),
    .init("CSINodeList", "storage.k8s.io/v1", root: 217, .unknown),
    .init("CSINodeList", "storage.k8s.io/v1beta1", root: 226, .unknown),
    .init("CSIStorageCapacity", "storage.k8s.io/v1beta1", root: 228, .namespaced),
    .init("CSIStorageCapacityList", "storage.k8s.io/v1beta1", root: 229, .unknown),
    .init("CertificateSigningRequest", "certificates.k8s.io/v1", root: 81, .cluster),
    .init("CertificateSigningRequest", "certificates.k8s.io/v1beta1", root: 84, .cluster),
    .init("CertificateSigningRequestList", "certificates.k8s.io/v1", root: 82, .unknown),
    .init("CertificateSigningRequestList", "certificates.k8s.io/v1beta1", root: 85, .unknown),
    .init("ClusterRole", "rbac.authorization.k8s.io/v1", root: 193, .cluster),
    .init("ClusterRole", "rbac.authorization.k8s.io/v1beta1", root: 202, .cluster),
    .init("ClusterRoleBinding", "rbac.authorization.k8s.io/v1", root: 194, .cluster),
    .init("ClusterRoleBinding", "rbac.authorization.k8s.io/v1beta1", root: 203, .cluster),
    .init("ClusterRoleBindingList", "rbac.authorization.k8s.io/v1", root: 195, .unknown),
    .init("ClusterRoleBindingList", "rbac.authorization.k8s.io/v1beta1", root: 204, .unknown),
    .init("ClusterRoleList", "rbac.authorization.k8s.io/v1", root: 196, .unknown),
    .init("ClusterRoleList", "rbac.authorization.k8s.io/v1beta1", root: 205, .unknown),
    .init("ComponentStatus", "v1", root: 93, .cluster),
    .init("ComponentStatusList", "v1", root: 94, .unknown),
    .init("ConfigMap", "v1", root: 95, .namespaced),
    .init("ConfigMapList", "v1", root: 96, .unknown),
    .init("ControllerRevision", "apps/v1", root: 12, .namespaced),
    .init("ControllerRevisionList", "apps/v1", root: 13, .unknown),
    .init("CronJob", "batch/v1", root: 69, .namespaced),
    .init("CronJob", "batch/v1beta1", root: 77, .namespaced),
    .init("CronJobList", "batch/v1", root: 70, .unknown),
    .init("CronJobList", "batch/v1beta1", root: 78, .unknown),
    .init("CustomResourceDefinition", "apiextensions.k8s.io/v1", root: 234, .cluster),
    .init("CustomResourceDefinition", "apiextensions.k8s.io/v1beta1", root: 237, .cluster),
    .init("CustomResourceDefinitionList", "apiextensions.k8s.io/v1", root: 235, .unknown),
    .init("CustomResourceDefinitionList", "apiextensions.k8s.io/v1beta1", root: 238, .unknown),
    .init("DaemonSet", "apps/v1", root: 14, .namespaced),
    .init("DaemonSetList", "apps/v1", root: 15, .unknown),
    .init("Deployment", "apps/v1", root: 18, .namespaced),
    .init("DeploymentList", "apps/v1", root: 19, .unknown),
    .init("EndpointSlice", "discovery.k8s.io/v1", root: 147, .namespaced),
    .init("EndpointSlice", "discovery.k8s.io/v1beta1", root: 149, .namespaced),
    .init("EndpointSliceList", "discovery.k8s.io/v1", root: 148, .unknown),
    .init("EndpointSliceList", "discovery.k8s.io/v1beta1", root: 150, .unknown),
    .init("Endpoints", "v1", root: 98, .namespaced),
    .init("EndpointsList", "v1", root: 99, .unknown),
    .init("Event", "events.k8s.io/v1", root: 151, .namespaced),
    .init("Event", "events.k8s.io/v1beta1", root: 153, .namespaced),
    .init("Event", "v1", root: 102, .namespaced),
    .init("EventList", "events.k8s.io/v1", root: 152, .unknown),
    .init("EventList", "events.k8s.io/v1beta1", root: 154, .unknown),
    .init("EventList", "v1", root: 103, .unknown),
    .init("Eviction", "policy/v1beta1", root: 185, .unknown),
    .init("FlowSchema", "flowcontrol.apiserver.k8s.io/v1beta1", root: 157, .cluster),
    .init("FlowSchemaList", "flowcontrol.apiserver.k8s.io/v1beta1", root: 158, .unknown),
    .init("HorizontalPodAutoscaler", "autoscaling/v1", root: 41, .namespaced),
    .init("HorizontalPodAutoscaler", "autoscaling/v2beta1", root: 46, .namespaced),
    .init("HorizontalPodAutoscaler", "autoscaling/v2beta2", root: 58, .namespaced),
    .init("HorizontalPodAutoscalerList", "autoscaling/v1", root: 42, .unknown),
    .init("HorizontalPodAutoscalerList", "autoscaling/v2beta1", root: 47, .unknown),
    .init("HorizontalPodAutoscalerList", "autoscaling/v2beta2", root: 59, .unknown),
    .init("Ingress", "extensions/v1beta1", root: 155, .namespaced),
    .init("Ingress", "networking.k8s.io/v1", root: 163, .namespaced),
    .init("Ingress", "networking.k8s.io/v1beta1", root: 173, .namespaced),
    .init("IngressClass", "networking.k8s.io/v1", root: 164, .cluster),
    .init("IngressClass", "networking.k8s.io/v1beta1", root: 174, .cluster),
    .init("IngressClassList", "networking.k8s.io/v1", root: 165, .unknown),
    .init("IngressClassList", "networking.k8s.io/v1beta1", root: 175, .unknown),
    .init("IngressList", "extensions/v1beta1", root: 156, .unknown),
    .init("IngressList", "networking.k8s.io/v1", root: 166, .unknown),
    .init("IngressList", "networking.k8s.io/v1beta1", root: 176, .unknown),
    .init("Job", "batch/v1", root: 72, .namespaced),
    .init("JobList", "batch/v1", root: 73, .unknown),
    .init("Kustomization", "kustomize.config.k8s.io/v1beta1", root: 249, .unknown),
    .init("Lease", "coordination.k8s.io/v1", root: 87, .namespaced),
    .init("Lease", "coordination.k8s.io/v1beta1", root: 89, .namespaced),
    .init("LeaseList", "coordination.k8s.io/v1", root: 88, .unknown),
    .init("LeaseList", "coordination.k8s.io/v1beta1", root: 90, .unknown),
    .init("LimitRange", "v1", root: 104, .namespaced),
    .init("LimitRangeList", "v1", root: 105, .unknown),
    .init("LocalSubjectAccessReview", "authorization.k8s.io/v1", root: 33, .unknown),
    .init("LocalSubjectAccessReview", "authorization.k8s.io/v1beta1", root: 37, .unknown),
    .init("MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1", root: 1, .cluster),
    .init("MutatingWebhookConfiguration", "admissionregistration.k8s.io/v1beta1", root: 7, .cluster),
    .init("MutatingWebhookConfigurationList", "admissionregistration.k8s.io/v1", root: 2, .unknown),
    .init("MutatingWebhookConfigurationList", "admissionregistration.k8s.io/v1beta1", root: 8, .unknown),
    .init("Namespace", "v1", root: 106, .cluster),
    .init("NamespaceList", "v1", root: 107, .unknown),
    .init("NetworkPolicy", "networking.k8s.io/v1", root: 167, .namespaced),
    .init("NetworkPolicyList", "networking.k8s.io/v1", root: 170, .unknown),
    .init("Node", "v1", root: 109, .cluster),
    .init("NodeList", "v1", root: 110, .unknown),
    .init("NodeProxyOptions", "v1", root: -1, .cluster),
    .init("PersistentVolume", "v1", root: 113, .cluster),
    .init("PersistentVolumeClaim", "v1", root: 114, .namespaced),
    .init("PersistentVolumeClaimList", "v1", root: 115, .unknown),
    .init("PersistentVolumeList", "v1", root: 119, .unknown),
    .init("Pod", "v1", root: 120, .namespaced),
    .init("PodAttachOptions", "v1", root: -1, .namespaced),
    .init("PodDisruptionBudget", "policy/v1", root: 181, .namespaced),
    .init("PodDisruptionBudget", "policy/v1beta1", root: 186, .namespaced),
    .init("PodDisruptionBudgetList", "policy/v1", root: 182, .unknown),
    .init("PodDisruptionBudgetList", "policy/v1beta1", root: 187, .unknown),
    .init("PodExecOptions", "v1", root: -1, .namespaced),
    .init("PodList", "v1", root: 124, .unknown),
    .init("PodPortForwardOptions", "v1", root: -1, .namespaced),
    .init("PodProxyOptions", "v1", root: -1, .namespaced),
    .init("PodSecurityPolicy", "policy/v1beta1", root: 190, .cluster),
    .init("PodSecurityPolicyList", "policy/v1beta1", root: 191, .unknown),
    .init("PodTemplate", "v1", root: 127, .namespaced),
    .init("PodTemplateList", "v1", root: 128, .unknown),
    .init("PriorityClass", "scheduling.k8s.io/v1", root: 210, .cluster),
    .init("PriorityClass", "scheduling.k8s.io/v1beta1", root: 212, .cluster),
    .init("PriorityClassList", "scheduling.k8s.io/v1", root: 211, .unknown),
    .init("PriorityClassList", "scheduling.k8s.io/v1beta1", root: 213, .unknown),
    .init("PriorityLevelConfiguration", "flowcontrol.apiserver.k8s.io/v1beta1", root: 160, .cluster),
    .init("PriorityLevelConfigurationList", "flowcontrol.apiserver.k8s.io/v1beta1", root: 161, .unknown),
    .init("ReplicaSet", "apps/v1", root: 22, .namespaced),
    .init("ReplicaSetList", "apps/v1", root: 23, .unknown),
    .init("ReplicationController", "v1", root: 130, .namespaced),
    .init("ReplicationControllerList", "v1", root: 131, .unknown),
    .init("ResourceQuota", "v1", root: 134, .namespaced),
    .init("ResourceQuotaList", "v1", root: 135, .unknown),
    .init("Role", "rbac.authorization.k8s.io/v1", root: 197, .namespaced),
    .init("Role", "rbac.authorization.k8s.io/v1beta1", root: 206, .namespaced),
    .init("RoleBinding", "rbac.authorization.k8s.io/v1", root: 198, .namespaced),
    .init("RoleBinding", "rbac.authorization.k8s.io/v1beta1", root: 207, .namespaced),
    .init("RoleBindingList", "rbac.authorization.k8s.io/v1", root: 199, .unknown),
    .init("RoleBindingList", "rbac.authorization.k8s.io/v1beta1", root: 208, .unknown),
    .init("RoleList", "rbac.authorization.k8s.io/v1", root: 200, .unknown),
    .init("RoleList", "rbac.authorization.k8s.io/v1beta1", root: 209, .unknown),
    .init("RuntimeClass", "node.k8s.io/v1", root: 177, .cluster),
    .init("RuntimeClass", "node.k8s.io/v1beta1", root: 179, .cluster),
    .init("RuntimeClassList", "node.k8s.io/v1", root: 178, .unknown),
    .init("RuntimeClassList", "node.k8s.io/v1beta1", root: 180, .unknown),
    .init("Scale", "autoscaling/v1", root: 43, .namespaced),
    .init("Secret", "v1", root: 136, .namespaced),
    .init("SecretList", "v1", root: 137, .unknown),
    .init("SelfSubjectAccessReview", "authorization.k8s.io/v1", root: 34, .unknown),
    .init("SelfSubjectAccessReview", "authorization.k8s.io/v1beta1", root: 38, .unknown),
    .init("SelfSubjectRulesReview", "authorization.k8s.io/v1", root: 35, .unknown),
    .init("SelfSubjectRulesReview", "authorization.k8s.io/v1beta1", root: 39, .unknown),
    .init("Service", "v1", root: 138, .namespaced),
    .init("ServiceAccount", "v1", root: 139, .namespaced),
    .init("ServiceAccountList", "v1", root: 140, .unknown),
    .init("ServiceList", "v1", root: 141, .unknown),
    .init("ServiceProxyOptions", "v1", root: -1, .namespaced),
    .init("StatefulSet", "apps/v1", root: 26, .namespaced),
    .init("StatefulSetList", "apps/v1", root: 27, .unknown),
    .init("StorageClass", "storage.k8s.io/v1", root: 219, .cluster),
    .init("StorageClass", "storage.k8s.io/v1beta1", root: 230, .cluster),
    .init("StorageClassList", "storage.k8s.io/v1", root: 220, .unknown),
    .init("StorageClassList", "storage.k8s.io/v1beta1", root: 231, .unknown),
    .init("SubjectAccessReview", "authorization.k8s.io/v1", root: 36, .unknown),
    .init("SubjectAccessReview", "authorization.k8s.io/v1beta1", root: 40, .unknown),
    .init("TokenRequest", "authentication.k8s.io/v1", root: 30, .unknown),
    .init("TokenReview", "authentication.k8s.io/v1", root: 31, .unknown),
    .init("TokenReview", "authentication.k8s.io/v1beta1", root: 32, .unknown),
    .init("ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1", root: 4, .cluster),
    .init("ValidatingWebhookConfiguration", "admissionregistration.k8s.io/v1beta1", root: 10, .cluster),
    .init("ValidatingWebhookConfigurationList", "admissionregistration.k8s.io/v1", root: 5, .unknown),
    .init("ValidatingWebhookConfigurationList", "admissionregistration.k8s.io/v1beta1", root: 11, .unknown),
    .init("VolumeAttachment", "storage.k8s.io/v1", root: 221, .cluster),
    .init("VolumeAttachment", "storage.k8s.io/v1beta1", root: 232, .cluster),
    .init("VolumeAttachmentList", "storage.k8s.io/v1", root: 222, .unknown),
    .init("VolumeAttachmentList", "storage.k8s.io/v1beta1", root: 233, .unknown),
  ]

  /// The names of the first nodes, which are those of the definitions, in the order of their bytes.
  static let definitions: [String] = [
    "io.k8s.api.admissionregistration.v1.MutatingWebhook",
    "io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration",
    "io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList",
    "io.k8s.api.admissionregistration.v1.ValidatingWebhook",
    "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration",
    "io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList",
    "io.k8s.api.admissionregistration.v1beta1.MutatingWebhook",
    "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration",
    "io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList",
    "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook",
    "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration",
    "io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList",
    "io.k8s.api.apps.v1.ControllerRevision",
    "io.k8s.api.apps.v1.ControllerRevisionList",
    "io.k8s.api.apps.v1.DaemonSet",
    "io.k8s.api.apps.v1.DaemonSetList",
    "io.k8s.api.apps.v1.DaemonSetSpec",
    "io.k8s.api.apps.v1.DaemonSetStatus",
    "io.k8s.api.apps.v1.Deployment",
    "io.k8s.api.apps.v1.DeploymentList",
    "io.k8s.api.apps.v1.DeploymentSpec",
    "io.k8s.api.apps.v1.DeploymentStatus",
    "io.k8s.api.apps.v1.ReplicaSet",
    "io.k8s.api.apps.v1.ReplicaSetList",
    "io.k8s.api.apps.v1.ReplicaSetSpec",
    "io.k8s.api.apps.v1.ReplicaSetStatus",
    "io.k8s.api.apps.v1.StatefulSet",
    "io.k8s.api.apps.v1.StatefulSetList",
    "io.k8s.api.apps.v1.StatefulSetSpec",
    "io.k8s.api.apps.v1.StatefulSetStatus",
    "io.k8s.api.authentication.v1.TokenRequest",
    "io.k8s.api.authentication.v1.TokenReview",
    "io.k8s.api.authentication.v1beta1.TokenReview",
    "io.k8s.api.authorization.v1.LocalSubjectAccessReview",
    "io.k8s.api.authorization.v1.SelfSubjectAccessReview",
    "io.k8s.api.authorization.v1.SelfSubjectRulesReview",
    "io.k8s.api.authorization.v1.SubjectAccessReview",
    "io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview",
    "io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview",
    "io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview",
    "io.k8s.api.authorization.v1beta1.SubjectAccessReview",
    "io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler",
    "io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList",
    "io.k8s.api.autoscaling.v1.Scale",
    "io.k8s.api.autoscaling.v2beta1.ExternalMetricSource",
    "io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus",
    "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler",
    "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList",
    "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec",
    "io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus",
    "io.k8s.api.autoscaling.v2beta1.MetricSpec",
    "io.k8s.api.autoscaling.v2beta1.MetricStatus",
    "io.k8s.api.autoscaling.v2beta1.ObjectMetricSource",
    "io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus",
    "io.k8s.api.autoscaling.v2beta1.PodsMetricSource",
    "io.k8s.api.autoscaling.v2beta1.PodsMetricStatus",
    "io.k8s.api.autoscaling.v2beta2.ExternalMetricSource",
    "io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus",
    "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler",
    "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList",
    "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec",
    "io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus",
    "io.k8s.api.autoscaling.v2beta2.MetricIdentifier",
    "io.k8s.api.autoscaling.v2beta2.MetricSpec",
    "io.k8s.api.autoscaling.v2beta2.MetricStatus",
    "io.k8s.api.autoscaling.v2beta2.ObjectMetricSource",
    "io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus",
    "io.k8s.api.autoscaling.v2beta2.PodsMetricSource",
    "io.k8s.api.autoscaling.v2beta2.PodsMetricStatus",
    "io.k8s.api.batch.v1.CronJob",
    "io.k8s.api.batch.v1.CronJobList",
    "io.k8s.api.batch.v1.CronJobSpec",
    "io.k8s.api.batch.v1.Job",
    "io.k8s.api.batch.v1.JobList",
    "io.k8s.api.batch.v1.JobSpec",
    "io.k8s.api.batch.v1.JobStatus",
    "io.k8s.api.batch.v1.JobTemplateSpec",
    "io.k8s.api.batch.v1beta1.CronJob",
    "io.k8s.api.batch.v1beta1.CronJobList",
    "io.k8s.api.batch.v1beta1.CronJobSpec",
    "io.k8s.api.batch.v1beta1.JobTemplateSpec",
    "io.k8s.api.certificates.v1.CertificateSigningRequest",
    "io.k8s.api.certificates.v1.CertificateSigningRequestList",
    "io.k8s.api.certificates.v1.CertificateSigningRequestStatus",
    "io.k8s.api.certificates.v1beta1.CertificateSigningRequest",
    "io.k8s.api.certificates.v1beta1.CertificateSigningRequestList",
    "io.k8s.api.certificates.v1beta1.CertificateSigningRequestStatus",
    "io.k8s.api.coordination.v1.Lease",
    "io.k8s.api.coordination.v1.LeaseList",
    "io.k8s.api.coordination.v1beta1.Lease",
    "io.k8s.api.coordination.v1beta1.LeaseList",
    "io.k8s.api.core.v1.Affinity",
    "io.k8s.api.core.v1.Binding",
    "io.k8s.api.core.v1.ComponentStatus",
    "io.k8s.api.core.v1.ComponentStatusList",
    "io.k8s.api.core.v1.ConfigMap",
    "io.k8s.api.core.v1.ConfigMapList",
    "io.k8s.api.core.v1.Container",
    "io.k8s.api.core.v1.Endpoints",
    "io.k8s.api.core.v1.EndpointsList",
    "io.k8s.api.core.v1.EphemeralContainer",
    "io.k8s.api.core.v1.EphemeralVolumeSource",
    "io.k8s.api.core.v1.Event",
    "io.k8s.api.core.v1.EventList",
    "io.k8s.api.core.v1.LimitRange",
    "io.k8s.api.core.v1.LimitRangeList",
    "io.k8s.api.core.v1.Namespace",
    "io.k8s.api.core.v1.NamespaceList",
    "io.k8s.api.core.v1.NamespaceStatus",
    "io.k8s.api.core.v1.Node",
    "io.k8s.api.core.v1.NodeList",
    "io.k8s.api.core.v1.NodeSpec",
    "io.k8s.api.core.v1.NodeStatus",
    "io.k8s.api.core.v1.PersistentVolume",
    "io.k8s.api.core.v1.PersistentVolumeClaim",
    "io.k8s.api.core.v1.PersistentVolumeClaimList",
    "io.k8s.api.core.v1.PersistentVolumeClaimSpec",
    "io.k8s.api.core.v1.PersistentVolumeClaimStatus",
    "io.k8s.api.core.v1.PersistentVolumeClaimTemplate",
    "io.k8s.api.core.v1.PersistentVolumeList",
    "io.k8s.api.core.v1.Pod",
    "io.k8s.api.core.v1.PodAffinity",
    "io.k8s.api.core.v1.PodAffinityTerm",
    "io.k8s.api.core.v1.PodAntiAffinity",
    "io.k8s.api.core.v1.PodList",
    "io.k8s.api.core.v1.PodSpec",
    "io.k8s.api.core.v1.PodStatus",
    "io.k8s.api.core.v1.PodTemplate",
    "io.k8s.api.core.v1.PodTemplateList",
    "io.k8s.api.core.v1.PodTemplateSpec",
    "io.k8s.api.core.v1.ReplicationController",
    "io.k8s.api.core.v1.ReplicationControllerList",
    "io.k8s.api.core.v1.ReplicationControllerSpec",
    "io.k8s.api.core.v1.ReplicationControllerStatus",
    "io.k8s.api.core.v1.ResourceQuota",
    "io.k8s.api.core.v1.ResourceQuotaList",
    "io.k8s.api.core.v1.Secret",
    "io.k8s.api.core.v1.SecretList",
    "io.k8s.api.core.v1.Service",
    "io.k8s.api.core.v1.ServiceAccount",
    "io.k8s.api.core.v1.ServiceAccountList",
    "io.k8s.api.core.v1.ServiceList",
    "io.k8s.api.core.v1.ServiceSpec",
    "io.k8s.api.core.v1.ServiceStatus",
    "io.k8s.api.core.v1.TopologySpreadConstraint",
    "io.k8s.api.core.v1.Volume",
    "io.k8s.api.core.v1.WeightedPodAffinityTerm",
    "io.k8s.api.discovery.v1.EndpointSlice",
    "io.k8s.api.discovery.v1.EndpointSliceList",
    "io.k8s.api.discovery.v1beta1.EndpointSlice",
    "io.k8s.api.discovery.v1beta1.EndpointSliceList",
    "io.k8s.api.events.v1.Event",
    "io.k8s.api.events.v1.EventList",
    "io.k8s.api.events.v1beta1.Event",
    "io.k8s.api.events.v1beta1.EventList",
    "io.k8s.api.extensions.v1beta1.Ingress",
    "io.k8s.api.extensions.v1beta1.IngressList",
    "io.k8s.api.flowcontrol.v1beta1.FlowSchema",
    "io.k8s.api.flowcontrol.v1beta1.FlowSchemaList",
    "io.k8s.api.flowcontrol.v1beta1.FlowSchemaStatus",
    "io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration",
    "io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList",
    "io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationStatus",
    "io.k8s.api.networking.v1.Ingress",
    "io.k8s.api.networking.v1.IngressClass",
    "io.k8s.api.networking.v1.IngressClassList",
    "io.k8s.api.networking.v1.IngressList",
    "io.k8s.api.networking.v1.NetworkPolicy",
    "io.k8s.api.networking.v1.NetworkPolicyEgressRule",
    "io.k8s.api.networking.v1.NetworkPolicyIngressRule",
    "io.k8s.api.networking.v1.NetworkPolicyList",
    "io.k8s.api.networking.v1.NetworkPolicyPeer",
    "io.k8s.api.networking.v1.NetworkPolicySpec",
    "io.k8s.api.networking.v1beta1.Ingress",
    "io.k8s.api.networking.v1beta1.IngressClass",
    "io.k8s.api.networking.v1beta1.IngressClassList",
    "io.k8s.api.networking.v1beta1.IngressList",
    "io.k8s.api.node.v1.RuntimeClass",
    "io.k8s.api.node.v1.RuntimeClassList",
    "io.k8s.api.node.v1beta1.RuntimeClass",
    "io.k8s.api.node.v1beta1.RuntimeClassList",
    "io.k8s.api.policy.v1.PodDisruptionBudget",
    "io.k8s.api.policy.v1.PodDisruptionBudgetList",
    "io.k8s.api.policy.v1.PodDisruptionBudgetSpec",
    "io.k8s.api.policy.v1.PodDisruptionBudgetStatus",
    "io.k8s.api.policy.v1beta1.Eviction",
    "io.k8s.api.policy.v1beta1.PodDisruptionBudget",
    "io.k8s.api.policy.v1beta1.PodDisruptionBudgetList",
    "io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec",
    "io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus",
    "io.k8s.api.policy.v1beta1.PodSecurityPolicy",
    "io.k8s.api.policy.v1beta1.PodSecurityPolicyList",
    "io.k8s.api.rbac.v1.AggregationRule",
    "io.k8s.api.rbac.v1.ClusterRole",
    "io.k8s.api.rbac.v1.ClusterRoleBinding",
    "io.k8s.api.rbac.v1.ClusterRoleBindingList",
    "io.k8s.api.rbac.v1.ClusterRoleList",
    "io.k8s.api.rbac.v1.Role",
    "io.k8s.api.rbac.v1.RoleBinding",
    "io.k8s.api.rbac.v1.RoleBindingList",
    "io.k8s.api.rbac.v1.RoleList",
    "io.k8s.api.rbac.v1beta1.AggregationRule",
    "io.k8s.api.rbac.v1beta1.ClusterRole",
    "io.k8s.api.rbac.v1beta1.ClusterRoleBinding",
    "io.k8s.api.rbac.v1beta1.ClusterRoleBindingList",
    "io.k8s.api.rbac.v1beta1.ClusterRoleList",
    "io.k8s.api.rbac.v1beta1.Role",
    "io.k8s.api.rbac.v1beta1.RoleBinding",
    "io.k8s.api.rbac.v1beta1.RoleBindingList",
    "io.k8s.api.rbac.v1beta1.RoleList",
    "io.k8s.api.scheduling.v1.PriorityClass",
    "io.k8s.api.scheduling.v1.PriorityClassList",
    "io.k8s.api.scheduling.v1beta1.PriorityClass",
    "io.k8s.api.scheduling.v1beta1.PriorityClassList",
    "io.k8s.api.storage.v1.CSIDriver",
    "io.k8s.api.storage.v1.CSIDriverList",
    "io.k8s.api.storage.v1.CSINode",
    "io.k8s.api.storage.v1.CSINodeList",
    "io.k8s.api.storage.v1.CSINodeSpec",
    "io.k8s.api.storage.v1.StorageClass",
    "io.k8s.api.storage.v1.StorageClassList",
    "io.k8s.api.storage.v1.VolumeAttachment",
    "io.k8s.api.storage.v1.VolumeAttachmentList",
    "io.k8s.api.storage.v1beta1.CSIDriver",
    "io.k8s.api.storage.v1beta1.CSIDriverList",
    "io.k8s.api.storage.v1beta1.CSINode",
    "io.k8s.api.storage.v1beta1.CSINodeList",
    "io.k8s.api.storage.v1beta1.CSINodeSpec",
    "io.k8s.api.storage.v1beta1.CSIStorageCapacity",
    "io.k8s.api.storage.v1beta1.CSIStorageCapacityList",
    "io.k8s.api.storage.v1beta1.StorageClass",
    "io.k8s.api.storage.v1beta1.StorageClassList",
    "io.k8s.api.storage.v1beta1.VolumeAttachment",
    "io.k8s.api.storage.v1beta1.VolumeAttachmentList",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList",
    "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionStatus",
    "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector",
    "io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement",
    "io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList",
    "io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus",
    "kustomize.config.k8s.io/v1beta1/Kustomization",
    "kustomize.config.k8s.io/v1beta1/Kustomization.generator",
  ]

  static let nodes: [Schema.NodeRow] = [
    .object(firstField: 0, count: 2),  // 0: io.k8s.api.admissionregistration.v1.MutatingWebhook
    .object(firstField: 2, count: 2),  // 1: io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration
    .object(firstField: 4, count: 1),  // 2: io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList
    .object(firstField: 5, count: 2),  // 3: io.k8s.api.admissionregistration.v1.ValidatingWebhook
    .object(firstField: 7, count: 2),  // 4: io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration
    .object(firstField: 9, count: 1),  // 5: io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList
    .object(firstField: 10, count: 2),  // 6: io.k8s.api.admissionregistration.v1beta1.MutatingWebhook
    .object(firstField: 12, count: 2),  // 7: io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration
    .object(firstField: 14, count: 1),  // 8: io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList
    .object(firstField: 15, count: 2),  // 9: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook
    .object(firstField: 17, count: 2),  // 10: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration
    .object(firstField: 19, count: 1),  // 11: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList
    .object(firstField: 20, count: 1),  // 12: io.k8s.api.apps.v1.ControllerRevision
    .object(firstField: 21, count: 1),  // 13: io.k8s.api.apps.v1.ControllerRevisionList
    .object(firstField: 22, count: 3),  // 14: io.k8s.api.apps.v1.DaemonSet
    .object(firstField: 25, count: 1),  // 15: io.k8s.api.apps.v1.DaemonSetList
    .object(firstField: 26, count: 2),  // 16: io.k8s.api.apps.v1.DaemonSetSpec
    .object(firstField: 28, count: 1),  // 17: io.k8s.api.apps.v1.DaemonSetStatus
    .object(firstField: 29, count: 3),  // 18: io.k8s.api.apps.v1.Deployment
    .object(firstField: 32, count: 1),  // 19: io.k8s.api.apps.v1.DeploymentList
    .object(firstField: 33, count: 2),  // 20: io.k8s.api.apps.v1.DeploymentSpec
    .object(firstField: 35, count: 1),  // 21: io.k8s.api.apps.v1.DeploymentStatus
    .object(firstField: 36, count: 3),  // 22: io.k8s.api.apps.v1.ReplicaSet
    .object(firstField: 39, count: 1),  // 23: io.k8s.api.apps.v1.ReplicaSetList
    .object(firstField: 40, count: 2),  // 24: io.k8s.api.apps.v1.ReplicaSetSpec
    .object(firstField: 42, count: 1),  // 25: io.k8s.api.apps.v1.ReplicaSetStatus
    .object(firstField: 43, count: 3),  // 26: io.k8s.api.apps.v1.StatefulSet
    .object(firstField: 46, count: 1),  // 27: io.k8s.api.apps.v1.StatefulSetList
    .object(firstField: 47, count: 3),  // 28: io.k8s.api.apps.v1.StatefulSetSpec
    .object(firstField: 50, count: 1),  // 29: io.k8s.api.apps.v1.StatefulSetStatus
    .object(firstField: 51, count: 1),  // 30: io.k8s.api.authentication.v1.TokenRequest
    .object(firstField: 52, count: 1),  // 31: io.k8s.api.authentication.v1.TokenReview
    .object(firstField: 53, count: 1),  // 32: io.k8s.api.authentication.v1beta1.TokenReview
    .object(firstField: 54, count: 1),  // 33: io.k8s.api.authorization.v1.LocalSubjectAccessReview
    .object(firstField: 55, count: 1),  // 34: io.k8s.api.authorization.v1.SelfSubjectAccessReview
    .object(firstField: 56, count: 1),  // 35: io.k8s.api.authorization.v1.SelfSubjectRulesReview
    .object(firstField: 57, count: 1),  // 36: io.k8s.api.authorization.v1.SubjectAccessReview
    .object(firstField: 58, count: 1),  // 37: io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview
    .object(firstField: 59, count: 1),  // 38: io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview
    .object(firstField: 60, count: 1),  // 39: io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview
    .object(firstField: 61, count: 1),  // 40: io.k8s.api.authorization.v1beta1.SubjectAccessReview
    .object(firstField: 62, count: 1),  // 41: io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler
    .object(firstField: 63, count: 1),  // 42: io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList
    .object(firstField: 64, count: 1),  // 43: io.k8s.api.autoscaling.v1.Scale
    .object(firstField: 65, count: 1),  // 44: io.k8s.api.autoscaling.v2beta1.ExternalMetricSource
    .object(firstField: 66, count: 1),  // 45: io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus
    .object(firstField: 67, count: 3),  // 46: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler
    .object(firstField: 70, count: 1),  // 47: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList
    .object(firstField: 71, count: 1),  // 48: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec
    .object(firstField: 72, count: 1),  // 49: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus
    .object(firstField: 73, count: 3),  // 50: io.k8s.api.autoscaling.v2beta1.MetricSpec
    .object(firstField: 76, count: 3),  // 51: io.k8s.api.autoscaling.v2beta1.MetricStatus
    .object(firstField: 79, count: 1),  // 52: io.k8s.api.autoscaling.v2beta1.ObjectMetricSource
    .object(firstField: 80, count: 1),  // 53: io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus
    .object(firstField: 81, count: 1),  // 54: io.k8s.api.autoscaling.v2beta1.PodsMetricSource
    .object(firstField: 82, count: 1),  // 55: io.k8s.api.autoscaling.v2beta1.PodsMetricStatus
    .object(firstField: 83, count: 1),  // 56: io.k8s.api.autoscaling.v2beta2.ExternalMetricSource
    .object(firstField: 84, count: 1),  // 57: io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus
    .object(firstField: 85, count: 3),  // 58: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler
    .object(firstField: 88, count: 1),  // 59: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList
    .object(firstField: 89, count: 1),  // 60: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec
    .object(firstField: 90, count: 1),  // 61: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus
    .object(firstField: 91, count: 1),  // 62: io.k8s.api.autoscaling.v2beta2.MetricIdentifier
    .object(firstField: 92, count: 3),  // 63: io.k8s.api.autoscaling.v2beta2.MetricSpec
    .object(firstField: 95, count: 3),  // 64: io.k8s.api.autoscaling.v2beta2.MetricStatus
    .object(firstField: 98, count: 1),  // 65: io.k8s.api.autoscaling.v2beta2.ObjectMetricSource
    .object(firstField: 99, count: 1),  // 66: io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus
    .object(firstField: 100, count: 1),  // 67: io.k8s.api.autoscaling.v2beta2.PodsMetricSource
    .object(firstField: 101, count: 1),  // 68: io.k8s.api.autoscaling.v2beta2.PodsMetricStatus
    .object(firstField: 102, count: 2),  // 69: io.k8s.api.batch.v1.CronJob
    .object(firstField: 104, count: 1),  // 70: io.k8s.api.batch.v1.CronJobList
    .object(firstField: 105, count: 1),  // 71: io.k8s.api.batch.v1.CronJobSpec
    .object(firstField: 106, count: 3),  // 72: io.k8s.api.batch.v1.Job
    .object(firstField: 109, count: 1),  // 73: io.k8s.api.batch.v1.JobList
    .object(firstField: 110, count: 2),  // 74: io.k8s.api.batch.v1.JobSpec
    .object(firstField: 112, count: 1),  // 75: io.k8s.api.batch.v1.JobStatus
    .object(firstField: 113, count: 2),  // 76: io.k8s.api.batch.v1.JobTemplateSpec
    .object(firstField: 115, count: 2),  // 77: io.k8s.api.batch.v1beta1.CronJob
    .object(firstField: 117, count: 1),  // 78: io.k8s.api.batch.v1beta1.CronJobList
    .object(firstField: 118, count: 1),  // 79: io.k8s.api.batch.v1beta1.CronJobSpec
    .object(firstField: 119, count: 2),  // 80: io.k8s.api.batch.v1beta1.JobTemplateSpec
    .object(firstField: 121, count: 2),  // 81: io.k8s.api.certificates.v1.CertificateSigningRequest
    .object(firstField: 123, count: 1),  // 82: io.k8s.api.certificates.v1.CertificateSigningRequestList
    .object(firstField: 124, count: 0),  // 83: io.k8s.api.certificates.v1.CertificateSigningRequestStatus
    .object(firstField: 124, count: 2),  // 84: io.k8s.api.certificates.v1beta1.CertificateSigningRequest
    .object(firstField: 126, count: 1),  // 85: io.k8s.api.certificates.v1beta1.CertificateSigningRequestList
    .object(firstField: 127, count: 0),  // 86: io.k8s.api.certificates.v1beta1.CertificateSigningRequestStatus
    .object(firstField: 127, count: 1),  // 87: io.k8s.api.coordination.v1.Lease
    .object(firstField: 128, count: 1),  // 88: io.k8s.api.coordination.v1.LeaseList
    .object(firstField: 129, count: 1),  // 89: io.k8s.api.coordination.v1beta1.Lease
    .object(firstField: 130, count: 1),  // 90: io.k8s.api.coordination.v1beta1.LeaseList
    .object(firstField: 131, count: 2),  // 91: io.k8s.api.core.v1.Affinity
    .object(firstField: 133, count: 1),  // 92: io.k8s.api.core.v1.Binding
    .object(firstField: 134, count: 2),  // 93: io.k8s.api.core.v1.ComponentStatus
    .object(firstField: 136, count: 1),  // 94: io.k8s.api.core.v1.ComponentStatusList
    .object(firstField: 137, count: 1),  // 95: io.k8s.api.core.v1.ConfigMap
    .object(firstField: 138, count: 1),  // 96: io.k8s.api.core.v1.ConfigMapList
    .object(firstField: 139, count: 4),  // 97: io.k8s.api.core.v1.Container
    .object(firstField: 143, count: 1),  // 98: io.k8s.api.core.v1.Endpoints
    .object(firstField: 144, count: 1),  // 99: io.k8s.api.core.v1.EndpointsList
    .object(firstField: 145, count: 3),  // 100: io.k8s.api.core.v1.EphemeralContainer
    .object(firstField: 148, count: 1),  // 101: io.k8s.api.core.v1.EphemeralVolumeSource
    .object(firstField: 149, count: 1),  // 102: io.k8s.api.core.v1.Event
    .object(firstField: 150, count: 1),  // 103: io.k8s.api.core.v1.EventList
    .object(firstField: 151, count: 1),  // 104: io.k8s.api.core.v1.LimitRange
    .object(firstField: 152, count: 1),  // 105: io.k8s.api.core.v1.LimitRangeList
    .object(firstField: 153, count: 2),  // 106: io.k8s.api.core.v1.Namespace
    .object(firstField: 155, count: 1),  // 107: io.k8s.api.core.v1.NamespaceList
    .object(firstField: 156, count: 1),  // 108: io.k8s.api.core.v1.NamespaceStatus
    .object(firstField: 157, count: 3),  // 109: io.k8s.api.core.v1.Node
    .object(firstField: 160, count: 1),  // 110: io.k8s.api.core.v1.NodeList
    .object(firstField: 161, count: 1),  // 111: io.k8s.api.core.v1.NodeSpec
    .object(firstField: 162, count: 2),  // 112: io.k8s.api.core.v1.NodeStatus
    .object(firstField: 164, count: 1),  // 113: io.k8s.api.core.v1.PersistentVolume
    .object(firstField: 165, count: 3),  // 114: io.k8s.api.core.v1.PersistentVolumeClaim
    .object(firstField: 168, count: 1),  // 115: io.k8s.api.core.v1.PersistentVolumeClaimList
    .object(firstField: 169, count: 1),  // 116: io.k8s.api.core.v1.PersistentVolumeClaimSpec
    .object(firstField: 170, count: 1),  // 117: io.k8s.api.core.v1.PersistentVolumeClaimStatus
    .object(firstField: 171, count: 2),  // 118: io.k8s.api.core.v1.PersistentVolumeClaimTemplate
    .object(firstField: 173, count: 1),  // 119: io.k8s.api.core.v1.PersistentVolumeList
    .object(firstField: 174, count: 3),  // 120: io.k8s.api.core.v1.Pod
    .object(firstField: 177, count: 2),  // 121: io.k8s.api.core.v1.PodAffinity
    .object(firstField: 179, count: 2),  // 122: io.k8s.api.core.v1.PodAffinityTerm
    .object(firstField: 181, count: 2),  // 123: io.k8s.api.core.v1.PodAntiAffinity
    .object(firstField: 183, count: 1),  // 124: io.k8s.api.core.v1.PodList
    .object(firstField: 184, count: 8),  // 125: io.k8s.api.core.v1.PodSpec
    .object(firstField: 192, count: 2),  // 126: io.k8s.api.core.v1.PodStatus
    .object(firstField: 194, count: 2),  // 127: io.k8s.api.core.v1.PodTemplate
    .object(firstField: 196, count: 1),  // 128: io.k8s.api.core.v1.PodTemplateList
    .object(firstField: 197, count: 2),  // 129: io.k8s.api.core.v1.PodTemplateSpec
    .object(firstField: 199, count: 3),  // 130: io.k8s.api.core.v1.ReplicationController
    .object(firstField: 202, count: 1),  // 131: io.k8s.api.core.v1.ReplicationControllerList
    .object(firstField: 203, count: 1),  // 132: io.k8s.api.core.v1.ReplicationControllerSpec
    .object(firstField: 204, count: 1),  // 133: io.k8s.api.core.v1.ReplicationControllerStatus
    .object(firstField: 205, count: 1),  // 134: io.k8s.api.core.v1.ResourceQuota
    .object(firstField: 206, count: 1),  // 135: io.k8s.api.core.v1.ResourceQuotaList
    .object(firstField: 207, count: 1),  // 136: io.k8s.api.core.v1.Secret
    .object(firstField: 208, count: 1),  // 137: io.k8s.api.core.v1.SecretList
    .object(firstField: 209, count: 3),  // 138: io.k8s.api.core.v1.Service
    .object(firstField: 212, count: 2),  // 139: io.k8s.api.core.v1.ServiceAccount
    .object(firstField: 214, count: 1),  // 140: io.k8s.api.core.v1.ServiceAccountList
    .object(firstField: 215, count: 1),  // 141: io.k8s.api.core.v1.ServiceList
    .object(firstField: 216, count: 1),  // 142: io.k8s.api.core.v1.ServiceSpec
    .object(firstField: 217, count: 1),  // 143: io.k8s.api.core.v1.ServiceStatus
    .object(firstField: 218, count: 1),  // 144: io.k8s.api.core.v1.TopologySpreadConstraint
    .object(firstField: 219, count: 1),  // 145: io.k8s.api.core.v1.Volume
    .object(firstField: 220, count: 1),  // 146: io.k8s.api.core.v1.WeightedPodAffinityTerm
    .object(firstField: 221, count: 1),  // 147: io.k8s.api.discovery.v1.EndpointSlice
    .object(firstField: 222, count: 1),  // 148: io.k8s.api.discovery.v1.EndpointSliceList
    .object(firstField: 223, count: 1),  // 149: io.k8s.api.discovery.v1beta1.EndpointSlice
    .object(firstField: 224, count: 1),  // 150: io.k8s.api.discovery.v1beta1.EndpointSliceList
    .object(firstField: 225, count: 1),  // 151: io.k8s.api.events.v1.Event
    .object(firstField: 226, count: 1),  // 152: io.k8s.api.events.v1.EventList
    .object(firstField: 227, count: 1),  // 153: io.k8s.api.events.v1beta1.Event
    .object(firstField: 228, count: 1),  // 154: io.k8s.api.events.v1beta1.EventList
    .object(firstField: 229, count: 1),  // 155: io.k8s.api.extensions.v1beta1.Ingress
    .object(firstField: 230, count: 1),  // 156: io.k8s.api.extensions.v1beta1.IngressList
    .object(firstField: 231, count: 2),  // 157: io.k8s.api.flowcontrol.v1beta1.FlowSchema
    .object(firstField: 233, count: 1),  // 158: io.k8s.api.flowcontrol.v1beta1.FlowSchemaList
    .object(firstField: 234, count: 0),  // 159: io.k8s.api.flowcontrol.v1beta1.FlowSchemaStatus
    .object(firstField: 234, count: 2),  // 160: io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration
    .object(firstField: 236, count: 1),  // 161: io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList
    .object(firstField: 237, count: 0),  // 162: io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationStatus
    .object(firstField: 237, count: 1),  // 163: io.k8s.api.networking.v1.Ingress
    .object(firstField: 238, count: 1),  // 164: io.k8s.api.networking.v1.IngressClass
    .object(firstField: 239, count: 1),  // 165: io.k8s.api.networking.v1.IngressClassList
    .object(firstField: 240, count: 1),  // 166: io.k8s.api.networking.v1.IngressList
    .object(firstField: 241, count: 2),  // 167: io.k8s.api.networking.v1.NetworkPolicy
    .object(firstField: 243, count: 1),  // 168: io.k8s.api.networking.v1.NetworkPolicyEgressRule
    .object(firstField: 244, count: 1),  // 169: io.k8s.api.networking.v1.NetworkPolicyIngressRule
    .object(firstField: 245, count: 1),  // 170: io.k8s.api.networking.v1.NetworkPolicyList
    .object(firstField: 246, count: 2),  // 171: io.k8s.api.networking.v1.NetworkPolicyPeer
    .object(firstField: 248, count: 3),  // 172: io.k8s.api.networking.v1.NetworkPolicySpec
    .object(firstField: 251, count: 1),  // 173: io.k8s.api.networking.v1beta1.Ingress
    .object(firstField: 252, count: 1),  // 174: io.k8s.api.networking.v1beta1.IngressClass
    .object(firstField: 253, count: 1),  // 175: io.k8s.api.networking.v1beta1.IngressClassList
    .object(firstField: 254, count: 1),  // 176: io.k8s.api.networking.v1beta1.IngressList
    .object(firstField: 255, count: 1),  // 177: io.k8s.api.node.v1.RuntimeClass
    .object(firstField: 256, count: 1),  // 178: io.k8s.api.node.v1.RuntimeClassList
    .object(firstField: 257, count: 1),  // 179: io.k8s.api.node.v1beta1.RuntimeClass
    .object(firstField: 258, count: 1),  // 180: io.k8s.api.node.v1beta1.RuntimeClassList
    .object(firstField: 259, count: 3),  // 181: io.k8s.api.policy.v1.PodDisruptionBudget
    .object(firstField: 262, count: 1),  // 182: io.k8s.api.policy.v1.PodDisruptionBudgetList
    .object(firstField: 263, count: 1),  // 183: io.k8s.api.policy.v1.PodDisruptionBudgetSpec
    .object(firstField: 264, count: 1),  // 184: io.k8s.api.policy.v1.PodDisruptionBudgetStatus
    .object(firstField: 265, count: 1),  // 185: io.k8s.api.policy.v1beta1.Eviction
    .object(firstField: 266, count: 3),  // 186: io.k8s.api.policy.v1beta1.PodDisruptionBudget
    .object(firstField: 269, count: 1),  // 187: io.k8s.api.policy.v1beta1.PodDisruptionBudgetList
    .object(firstField: 270, count: 1),  // 188: io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec
    .object(firstField: 271, count: 1),  // 189: io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus
    .object(firstField: 272, count: 1),  // 190: io.k8s.api.policy.v1beta1.PodSecurityPolicy
    .object(firstField: 273, count: 1),  // 191: io.k8s.api.policy.v1beta1.PodSecurityPolicyList
    .object(firstField: 274, count: 1),  // 192: io.k8s.api.rbac.v1.AggregationRule
    .object(firstField: 275, count: 2),  // 193: io.k8s.api.rbac.v1.ClusterRole
    .object(firstField: 277, count: 1),  // 194: io.k8s.api.rbac.v1.ClusterRoleBinding
    .object(firstField: 278, count: 1),  // 195: io.k8s.api.rbac.v1.ClusterRoleBindingList
    .object(firstField: 279, count: 1),  // 196: io.k8s.api.rbac.v1.ClusterRoleList
    .object(firstField: 280, count: 1),  // 197: io.k8s.api.rbac.v1.Role
    .object(firstField: 281, count: 1),  // 198: io.k8s.api.rbac.v1.RoleBinding
    .object(firstField: 282, count: 1),  // 199: io.k8s.api.rbac.v1.RoleBindingList
    .object(firstField: 283, count: 1),  // 200: io.k8s.api.rbac.v1.RoleList
    .object(firstField: 284, count: 1),  // 201: io.k8s.api.rbac.v1beta1.AggregationRule
    .object(firstField: 285, count: 2),  // 202: io.k8s.api.rbac.v1beta1.ClusterRole
    .object(firstField: 287, count: 1),  // 203: io.k8s.api.rbac.v1beta1.ClusterRoleBinding
    .object(firstField: 288, count: 1),  // 204: io.k8s.api.rbac.v1beta1.ClusterRoleBindingList
    .object(firstField: 289, count: 1),  // 205: io.k8s.api.rbac.v1beta1.ClusterRoleList
    .object(firstField: 290, count: 1),  // 206: io.k8s.api.rbac.v1beta1.Role
    .object(firstField: 291, count: 1),  // 207: io.k8s.api.rbac.v1beta1.RoleBinding
    .object(firstField: 292, count: 1),  // 208: io.k8s.api.rbac.v1beta1.RoleBindingList
    .object(firstField: 293, count: 1),  // 209: io.k8s.api.rbac.v1beta1.RoleList
    .object(firstField: 294, count: 1),  // 210: io.k8s.api.scheduling.v1.PriorityClass
    .object(firstField: 295, count: 1),  // 211: io.k8s.api.scheduling.v1.PriorityClassList
    .object(firstField: 296, count: 1),  // 212: io.k8s.api.scheduling.v1beta1.PriorityClass
    .object(firstField: 297, count: 1),  // 213: io.k8s.api.scheduling.v1beta1.PriorityClassList
    .object(firstField: 298, count: 1),  // 214: io.k8s.api.storage.v1.CSIDriver
    .object(firstField: 299, count: 1),  // 215: io.k8s.api.storage.v1.CSIDriverList
    .object(firstField: 300, count: 2),  // 216: io.k8s.api.storage.v1.CSINode
    .object(firstField: 302, count: 1),  // 217: io.k8s.api.storage.v1.CSINodeList
    .object(firstField: 303, count: 1),  // 218: io.k8s.api.storage.v1.CSINodeSpec
    .object(firstField: 304, count: 1),  // 219: io.k8s.api.storage.v1.StorageClass
    .object(firstField: 305, count: 1),  // 220: io.k8s.api.storage.v1.StorageClassList
    .object(firstField: 306, count: 1),  // 221: io.k8s.api.storage.v1.VolumeAttachment
    .object(firstField: 307, count: 1),  // 222: io.k8s.api.storage.v1.VolumeAttachmentList
    .object(firstField: 308, count: 1),  // 223: io.k8s.api.storage.v1beta1.CSIDriver
    .object(firstField: 309, count: 1),  // 224: io.k8s.api.storage.v1beta1.CSIDriverList
    .object(firstField: 310, count: 2),  // 225: io.k8s.api.storage.v1beta1.CSINode
    .object(firstField: 312, count: 1),  // 226: io.k8s.api.storage.v1beta1.CSINodeList
    .object(firstField: 313, count: 1),  // 227: io.k8s.api.storage.v1beta1.CSINodeSpec
    .object(firstField: 314, count: 2),  // 228: io.k8s.api.storage.v1beta1.CSIStorageCapacity
    .object(firstField: 316, count: 1),  // 229: io.k8s.api.storage.v1beta1.CSIStorageCapacityList
    .object(firstField: 317, count: 1),  // 230: io.k8s.api.storage.v1beta1.StorageClass
    .object(firstField: 318, count: 1),  // 231: io.k8s.api.storage.v1beta1.StorageClassList
    .object(firstField: 319, count: 1),  // 232: io.k8s.api.storage.v1beta1.VolumeAttachment
    .object(firstField: 320, count: 1),  // 233: io.k8s.api.storage.v1beta1.VolumeAttachmentList
    .object(firstField: 321, count: 2),  // 234: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition
    .object(firstField: 323, count: 1),  // 235: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList
    .object(firstField: 324, count: 0),  // 236: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus
    .object(firstField: 324, count: 2),  // 237: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition
    .object(firstField: 326, count: 1),  // 238: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList
    .object(firstField: 327, count: 0),  // 239: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionStatus
    .object(firstField: 327, count: 1),  // 240: io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector
    .object(firstField: 328, count: 1),  // 241: io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement
    .object(firstField: 329, count: 2),  // 242: io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta
    .object(firstField: 331, count: 2),  // 243: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService
    .object(firstField: 333, count: 1),  // 244: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList
    .object(firstField: 334, count: 1),  // 245: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus
    .object(firstField: 335, count: 2),  // 246: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService
    .object(firstField: 337, count: 1),  // 247: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList
    .object(firstField: 338, count: 1),  // 248: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus
    .object(firstField: 339, count: 2),  // 249: kustomize.config.k8s.io/v1beta1/Kustomization
    .object(firstField: 341, count: 0),  // 250: kustomize.config.k8s.io/v1beta1/Kustomization.generator
    .list(of: 0, merge: 0),  // 251: list of io.k8s.api.admissionregistration.v1.MutatingWebhook
    .list(of: 1, merge: -1),  // 252: list of io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration
    .list(of: 3, merge: 0),  // 253: list of io.k8s.api.admissionregistration.v1.ValidatingWebhook
    .list(of: 4, merge: -1),  // 254: list of io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration
    .list(of: 6, merge: 0),  // 255: list of io.k8s.api.admissionregistration.v1beta1.MutatingWebhook
    .list(of: 7, merge: -1),  // 256: list of io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration
    .list(of: 9, merge: 0),  // 257: list of io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook
    .list(of: 10, merge: -1),  // 258: list of io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration
    .list(of: 12, merge: -1),  // 259: list of io.k8s.api.apps.v1.ControllerRevision
    .list(of: 14, merge: -1),  // 260: list of io.k8s.api.apps.v1.DaemonSet
    .list(of: -1, merge: 1),  // 261: list of scalars
    .list(of: 18, merge: -1),  // 262: list of io.k8s.api.apps.v1.Deployment
    .list(of: 22, merge: -1),  // 263: list of io.k8s.api.apps.v1.ReplicaSet
    .list(of: 26, merge: -1),  // 264: list of io.k8s.api.apps.v1.StatefulSet
    .list(of: 114, merge: -1),  // 265: list of io.k8s.api.core.v1.PersistentVolumeClaim
    .list(of: 41, merge: -1),  // 266: list of io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler
    .list(of: 46, merge: -1),  // 267: list of io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler
    .list(of: 50, merge: -1),  // 268: list of io.k8s.api.autoscaling.v2beta1.MetricSpec
    .list(of: 51, merge: -1),  // 269: list of io.k8s.api.autoscaling.v2beta1.MetricStatus
    .list(of: 58, merge: -1),  // 270: list of io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler
    .list(of: 63, merge: -1),  // 271: list of io.k8s.api.autoscaling.v2beta2.MetricSpec
    .list(of: 64, merge: -1),  // 272: list of io.k8s.api.autoscaling.v2beta2.MetricStatus
    .list(of: 69, merge: -1),  // 273: list of io.k8s.api.batch.v1.CronJob
    .list(of: 72, merge: -1),  // 274: list of io.k8s.api.batch.v1.Job
    .list(of: 77, merge: -1),  // 275: list of io.k8s.api.batch.v1beta1.CronJob
    .list(of: 81, merge: -1),  // 276: list of io.k8s.api.certificates.v1.CertificateSigningRequest
    .list(of: 84, merge: -1),  // 277: list of io.k8s.api.certificates.v1beta1.CertificateSigningRequest
    .list(of: 87, merge: -1),  // 278: list of io.k8s.api.coordination.v1.Lease
    .list(of: 89, merge: -1),  // 279: list of io.k8s.api.coordination.v1beta1.Lease
    .list(of: 93, merge: -1),  // 280: list of io.k8s.api.core.v1.ComponentStatus
    .list(of: 95, merge: -1),  // 281: list of io.k8s.api.core.v1.ConfigMap
    .list(of: -1, merge: 0),  // 282: list of scalars
    .list(of: -1, merge: 2),  // 283: list of scalars
    .list(of: -1, merge: 3),  // 284: list of scalars
    .list(of: -1, merge: 4),  // 285: list of scalars
    .list(of: 98, merge: -1),  // 286: list of io.k8s.api.core.v1.Endpoints
    .list(of: 102, merge: -1),  // 287: list of io.k8s.api.core.v1.Event
    .list(of: 104, merge: -1),  // 288: list of io.k8s.api.core.v1.LimitRange
    .list(of: 106, merge: -1),  // 289: list of io.k8s.api.core.v1.Namespace
    .list(of: 109, merge: -1),  // 290: list of io.k8s.api.core.v1.Node
    .list(of: -1, merge: 5),  // 291: list of scalars
    .list(of: 113, merge: -1),  // 292: list of io.k8s.api.core.v1.PersistentVolume
    .list(of: 146, merge: -1),  // 293: list of io.k8s.api.core.v1.WeightedPodAffinityTerm
    .list(of: 122, merge: -1),  // 294: list of io.k8s.api.core.v1.PodAffinityTerm
    .list(of: 120, merge: -1),  // 295: list of io.k8s.api.core.v1.Pod
    .list(of: 97, merge: 0),  // 296: list of io.k8s.api.core.v1.Container
    .list(of: 100, merge: 0),  // 297: list of io.k8s.api.core.v1.EphemeralContainer
    .list(of: -1, merge: 6),  // 298: list of scalars
    .list(of: 144, merge: 7),  // 299: list of io.k8s.api.core.v1.TopologySpreadConstraint
    .list(of: 145, merge: 0),  // 300: list of io.k8s.api.core.v1.Volume
    .list(of: 127, merge: -1),  // 301: list of io.k8s.api.core.v1.PodTemplate
    .list(of: 130, merge: -1),  // 302: list of io.k8s.api.core.v1.ReplicationController
    .list(of: 134, merge: -1),  // 303: list of io.k8s.api.core.v1.ResourceQuota
    .list(of: 136, merge: -1),  // 304: list of io.k8s.api.core.v1.Secret
    .list(of: 139, merge: -1),  // 305: list of io.k8s.api.core.v1.ServiceAccount
    .list(of: 138, merge: -1),  // 306: list of io.k8s.api.core.v1.Service
    .list(of: -1, merge: 8),  // 307: list of scalars
    .list(of: 147, merge: -1),  // 308: list of io.k8s.api.discovery.v1.EndpointSlice
    .list(of: 149, merge: -1),  // 309: list of io.k8s.api.discovery.v1beta1.EndpointSlice
    .list(of: 151, merge: -1),  // 310: list of io.k8s.api.events.v1.Event
    .list(of: 153, merge: -1),  // 311: list of io.k8s.api.events.v1beta1.Event
    .list(of: 155, merge: -1),  // 312: list of io.k8s.api.extensions.v1beta1.Ingress
    .list(of: 157, merge: -1),  // 313: list of io.k8s.api.flowcontrol.v1beta1.FlowSchema
    .list(of: 160, merge: -1),  // 314: list of io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration
    .list(of: 164, merge: -1),  // 315: list of io.k8s.api.networking.v1.IngressClass
    .list(of: 163, merge: -1),  // 316: list of io.k8s.api.networking.v1.Ingress
    .list(of: 171, merge: -1),  // 317: list of io.k8s.api.networking.v1.NetworkPolicyPeer
    .list(of: 167, merge: -1),  // 318: list of io.k8s.api.networking.v1.NetworkPolicy
    .list(of: 168, merge: -1),  // 319: list of io.k8s.api.networking.v1.NetworkPolicyEgressRule
    .list(of: 169, merge: -1),  // 320: list of io.k8s.api.networking.v1.NetworkPolicyIngressRule
    .list(of: 174, merge: -1),  // 321: list of io.k8s.api.networking.v1beta1.IngressClass
    .list(of: 173, merge: -1),  // 322: list of io.k8s.api.networking.v1beta1.Ingress
    .list(of: 177, merge: -1),  // 323: list of io.k8s.api.node.v1.RuntimeClass
    .list(of: 179, merge: -1),  // 324: list of io.k8s.api.node.v1beta1.RuntimeClass
    .list(of: 181, merge: -1),  // 325: list of io.k8s.api.policy.v1.PodDisruptionBudget
    .list(of: 186, merge: -1),  // 326: list of io.k8s.api.policy.v1beta1.PodDisruptionBudget
    .list(of: 190, merge: -1),  // 327: list of io.k8s.api.policy.v1beta1.PodSecurityPolicy
    .list(of: 240, merge: -1),  // 328: list of io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector
    .list(of: 194, merge: -1),  // 329: list of io.k8s.api.rbac.v1.ClusterRoleBinding
    .list(of: 193, merge: -1),  // 330: list of io.k8s.api.rbac.v1.ClusterRole
    .list(of: 198, merge: -1),  // 331: list of io.k8s.api.rbac.v1.RoleBinding
    .list(of: 197, merge: -1),  // 332: list of io.k8s.api.rbac.v1.Role
    .list(of: 203, merge: -1),  // 333: list of io.k8s.api.rbac.v1beta1.ClusterRoleBinding
    .list(of: 202, merge: -1),  // 334: list of io.k8s.api.rbac.v1beta1.ClusterRole
    .list(of: 207, merge: -1),  // 335: list of io.k8s.api.rbac.v1beta1.RoleBinding
    .list(of: 206, merge: -1),  // 336: list of io.k8s.api.rbac.v1beta1.Role
    .list(of: 210, merge: -1),  // 337: list of io.k8s.api.scheduling.v1.PriorityClass
    .list(of: 212, merge: -1),  // 338: list of io.k8s.api.scheduling.v1beta1.PriorityClass
    .list(of: 214, merge: -1),  // 339: list of io.k8s.api.storage.v1.CSIDriver
    .list(of: 216, merge: -1),  // 340: list of io.k8s.api.storage.v1.CSINode
    .list(of: 219, merge: -1),  // 341: list of io.k8s.api.storage.v1.StorageClass
    .list(of: 221, merge: -1),  // 342: list of io.k8s.api.storage.v1.VolumeAttachment
    .list(of: 223, merge: -1),  // 343: list of io.k8s.api.storage.v1beta1.CSIDriver
    .list(of: 225, merge: -1),  // 344: list of io.k8s.api.storage.v1beta1.CSINode
    .list(of: 228, merge: -1),  // 345: list of io.k8s.api.storage.v1beta1.CSIStorageCapacity
    .list(of: 230, merge: -1),  // 346: list of io.k8s.api.storage.v1beta1.StorageClass
    .list(of: 232, merge: -1),  // 347: list of io.k8s.api.storage.v1beta1.VolumeAttachment
    .list(of: 234, merge: -1),  // 348: list of io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition
    .list(of: 237, merge: -1),  // 349: list of io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition
    .list(of: 241, merge: -1),  // 350: list of io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement
    .list(of: -1, merge: 9),  // 351: list of scalars
    .list(of: -1, merge: 10),  // 352: list of scalars
    .list(of: 243, merge: -1),  // 353: list of io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService
    .list(of: 246, merge: -1),  // 354: list of io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService
    .list(of: 250, merge: 0),  // 355: list of kustomize.config.k8s.io/v1beta1/Kustomization.generator
  ]

  static let fields: [Schema.FieldRow] = [
    // 0: io.k8s.api.admissionregistration.v1.MutatingWebhook
    .init("namespaceSelector", 240),
    .init("objectSelector", 240),
    // 2: io.k8s.api.admissionregistration.v1.MutatingWebhookConfiguration
    .init("metadata", 242),
    .init("webhooks", 251),
    // 4: io.k8s.api.admissionregistration.v1.MutatingWebhookConfigurationList
    .init("items", 252),
    // 5: io.k8s.api.admissionregistration.v1.ValidatingWebhook
    .init("namespaceSelector", 240),
    .init("objectSelector", 240),
    // 7: io.k8s.api.admissionregistration.v1.ValidatingWebhookConfiguration
    .init("metadata", 242),
    .init("webhooks", 253),
    // 9: io.k8s.api.admissionregistration.v1.ValidatingWebhookConfigurationList
    .init("items", 254),
    // 10: io.k8s.api.admissionregistration.v1beta1.MutatingWebhook
    .init("namespaceSelector", 240),
    .init("objectSelector", 240),
    // 12: io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfiguration
    .init("metadata", 242),
    .init("webhooks", 255),
    // 14: io.k8s.api.admissionregistration.v1beta1.MutatingWebhookConfigurationList
    .init("items", 256),
    // 15: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhook
    .init("namespaceSelector", 240),
    .init("objectSelector", 240),
    // 17: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfiguration
    .init("metadata", 242),
    .init("webhooks", 257),
    // 19: io.k8s.api.admissionregistration.v1beta1.ValidatingWebhookConfigurationList
    .init("items", 258),
    // 20: io.k8s.api.apps.v1.ControllerRevision
    .init("metadata", 242),
    // 21: io.k8s.api.apps.v1.ControllerRevisionList
    .init("items", 259),
    // 22: io.k8s.api.apps.v1.DaemonSet
    .init("metadata", 242),
    .init("spec", 16),
    .init("status", 17),
    // 25: io.k8s.api.apps.v1.DaemonSetList
    .init("items", 260),
    // 26: io.k8s.api.apps.v1.DaemonSetSpec
    .init("selector", 240),
    .init("template", 129),
    // 28: io.k8s.api.apps.v1.DaemonSetStatus
    .init("conditions", 261),
    // 29: io.k8s.api.apps.v1.Deployment
    .init("metadata", 242),
    .init("spec", 20),
    .init("status", 21),
    // 32: io.k8s.api.apps.v1.DeploymentList
    .init("items", 262),
    // 33: io.k8s.api.apps.v1.DeploymentSpec
    .init("selector", 240),
    .init("template", 129),
    // 35: io.k8s.api.apps.v1.DeploymentStatus
    .init("conditions", 261),
    // 36: io.k8s.api.apps.v1.ReplicaSet
    .init("metadata", 242),
    .init("spec", 24),
    .init("status", 25),
    // 39: io.k8s.api.apps.v1.ReplicaSetList
    .init("items", 263),
    // 40: io.k8s.api.apps.v1.ReplicaSetSpec
    .init("selector", 240),
    .init("template", 129),
    // 42: io.k8s.api.apps.v1.ReplicaSetStatus
    .init("conditions", 261),
    // 43: io.k8s.api.apps.v1.StatefulSet
    .init("metadata", 242),
    .init("spec", 28),
    .init("status", 29),
    // 46: io.k8s.api.apps.v1.StatefulSetList
    .init("items", 264),
    // 47: io.k8s.api.apps.v1.StatefulSetSpec
    .init("selector", 240),
    .init("template", 129),
    .init("volumeClaimTemplates", 265),
    // 50: io.k8s.api.apps.v1.StatefulSetStatus
    .init("conditions", 261),
    // 51: io.k8s.api.authentication.v1.TokenRequest
    .init("metadata", 242),
    // 52: io.k8s.api.authentication.v1.TokenReview
    .init("metadata", 242),
    // 53: io.k8s.api.authentication.v1beta1.TokenReview
    .init("metadata", 242),
    // 54: io.k8s.api.authorization.v1.LocalSubjectAccessReview
    .init("metadata", 242),
    // 55: io.k8s.api.authorization.v1.SelfSubjectAccessReview
    .init("metadata", 242),
    // 56: io.k8s.api.authorization.v1.SelfSubjectRulesReview
    .init("metadata", 242),
    // 57: io.k8s.api.authorization.v1.SubjectAccessReview
    .init("metadata", 242),
    // 58: io.k8s.api.authorization.v1beta1.LocalSubjectAccessReview
    .init("metadata", 242),
    // 59: io.k8s.api.authorization.v1beta1.SelfSubjectAccessReview
    .init("metadata", 242),
    // 60: io.k8s.api.authorization.v1beta1.SelfSubjectRulesReview
    .init("metadata", 242),
    // 61: io.k8s.api.authorization.v1beta1.SubjectAccessReview
    .init("metadata", 242),
    // 62: io.k8s.api.autoscaling.v1.HorizontalPodAutoscaler
    .init("metadata", 242),
    // 63: io.k8s.api.autoscaling.v1.HorizontalPodAutoscalerList
    .init("items", 266),
    // 64: io.k8s.api.autoscaling.v1.Scale
    .init("metadata", 242),
    // 65: io.k8s.api.autoscaling.v2beta1.ExternalMetricSource
    .init("metricSelector", 240),
    // 66: io.k8s.api.autoscaling.v2beta1.ExternalMetricStatus
    .init("metricSelector", 240),
    // 67: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscaler
    .init("metadata", 242),
    .init("spec", 48),
    .init("status", 49),
    // 70: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerList
    .init("items", 267),
    // 71: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerSpec
    .init("metrics", 268),
    // 72: io.k8s.api.autoscaling.v2beta1.HorizontalPodAutoscalerStatus
    .init("currentMetrics", 269),
    // 73: io.k8s.api.autoscaling.v2beta1.MetricSpec
    .init("external", 44),
    .init("object", 52),
    .init("pods", 54),
    // 76: io.k8s.api.autoscaling.v2beta1.MetricStatus
    .init("external", 45),
    .init("object", 53),
    .init("pods", 55),
    // 79: io.k8s.api.autoscaling.v2beta1.ObjectMetricSource
    .init("selector", 240),
    // 80: io.k8s.api.autoscaling.v2beta1.ObjectMetricStatus
    .init("selector", 240),
    // 81: io.k8s.api.autoscaling.v2beta1.PodsMetricSource
    .init("selector", 240),
    // 82: io.k8s.api.autoscaling.v2beta1.PodsMetricStatus
    .init("selector", 240),
    // 83: io.k8s.api.autoscaling.v2beta2.ExternalMetricSource
    .init("metric", 62),
    // 84: io.k8s.api.autoscaling.v2beta2.ExternalMetricStatus
    .init("metric", 62),
    // 85: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscaler
    .init("metadata", 242),
    .init("spec", 60),
    .init("status", 61),
    // 88: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerList
    .init("items", 270),
    // 89: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerSpec
    .init("metrics", 271),
    // 90: io.k8s.api.autoscaling.v2beta2.HorizontalPodAutoscalerStatus
    .init("currentMetrics", 272),
    // 91: io.k8s.api.autoscaling.v2beta2.MetricIdentifier
    .init("selector", 240),
    // 92: io.k8s.api.autoscaling.v2beta2.MetricSpec
    .init("external", 56),
    .init("object", 65),
    .init("pods", 67),
    // 95: io.k8s.api.autoscaling.v2beta2.MetricStatus
    .init("external", 57),
    .init("object", 66),
    .init("pods", 68),
    // 98: io.k8s.api.autoscaling.v2beta2.ObjectMetricSource
    .init("metric", 62),
    // 99: io.k8s.api.autoscaling.v2beta2.ObjectMetricStatus
    .init("metric", 62),
    // 100: io.k8s.api.autoscaling.v2beta2.PodsMetricSource
    .init("metric", 62),
    // 101: io.k8s.api.autoscaling.v2beta2.PodsMetricStatus
    .init("metric", 62),
    // 102: io.k8s.api.batch.v1.CronJob
    .init("metadata", 242),
    .init("spec", 71),
    // 104: io.k8s.api.batch.v1.CronJobList
    .init("items", 273),
    // 105: io.k8s.api.batch.v1.CronJobSpec
    .init("jobTemplate", 76),
    // 106: io.k8s.api.batch.v1.Job
    .init("metadata", 242),
    .init("spec", 74),
    .init("status", 75),
    // 109: io.k8s.api.batch.v1.JobList
    .init("items", 274),
    // 110: io.k8s.api.batch.v1.JobSpec
    .init("selector", 240),
    .init("template", 129),
    // 112: io.k8s.api.batch.v1.JobStatus
    .init("conditions", 261),
    // 113: io.k8s.api.batch.v1.JobTemplateSpec
    .init("metadata", 242),
    .init("spec", 74),
    // 115: io.k8s.api.batch.v1beta1.CronJob
    .init("metadata", 242),
    .init("spec", 79),
    // 117: io.k8s.api.batch.v1beta1.CronJobList
    .init("items", 275),
    // 118: io.k8s.api.batch.v1beta1.CronJobSpec
    .init("jobTemplate", 80),
    // 119: io.k8s.api.batch.v1beta1.JobTemplateSpec
    .init("metadata", 242),
    .init("spec", 74),
    // 121: io.k8s.api.certificates.v1.CertificateSigningRequest
    .init("metadata", 242),
    .init("status", 83),
    // 123: io.k8s.api.certificates.v1.CertificateSigningRequestList
    .init("items", 276),
    // 124: io.k8s.api.certificates.v1beta1.CertificateSigningRequest
    .init("metadata", 242),
    .init("status", 86),
    // 126: io.k8s.api.certificates.v1beta1.CertificateSigningRequestList
    .init("items", 277),
    // 127: io.k8s.api.coordination.v1.Lease
    .init("metadata", 242),
    // 128: io.k8s.api.coordination.v1.LeaseList
    .init("items", 278),
    // 129: io.k8s.api.coordination.v1beta1.Lease
    .init("metadata", 242),
    // 130: io.k8s.api.coordination.v1beta1.LeaseList
    .init("items", 279),
    // 131: io.k8s.api.core.v1.Affinity
    .init("podAffinity", 121),
    .init("podAntiAffinity", 123),
    // 133: io.k8s.api.core.v1.Binding
    .init("metadata", 242),
    // 134: io.k8s.api.core.v1.ComponentStatus
    .init("conditions", 261),
    .init("metadata", 242),
    // 136: io.k8s.api.core.v1.ComponentStatusList
    .init("items", 280),
    // 137: io.k8s.api.core.v1.ConfigMap
    .init("metadata", 242),
    // 138: io.k8s.api.core.v1.ConfigMapList
    .init("items", 281),
    // 139: io.k8s.api.core.v1.Container
    .init("env", 282),
    .init("ports", 283),
    .init("volumeDevices", 284),
    .init("volumeMounts", 285),
    // 143: io.k8s.api.core.v1.Endpoints
    .init("metadata", 242),
    // 144: io.k8s.api.core.v1.EndpointsList
    .init("items", 286),
    // 145: io.k8s.api.core.v1.EphemeralContainer
    .init("env", 282),
    .init("volumeDevices", 284),
    .init("volumeMounts", 285),
    // 148: io.k8s.api.core.v1.EphemeralVolumeSource
    .init("volumeClaimTemplate", 118),
    // 149: io.k8s.api.core.v1.Event
    .init("metadata", 242),
    // 150: io.k8s.api.core.v1.EventList
    .init("items", 287),
    // 151: io.k8s.api.core.v1.LimitRange
    .init("metadata", 242),
    // 152: io.k8s.api.core.v1.LimitRangeList
    .init("items", 288),
    // 153: io.k8s.api.core.v1.Namespace
    .init("metadata", 242),
    .init("status", 108),
    // 155: io.k8s.api.core.v1.NamespaceList
    .init("items", 289),
    // 156: io.k8s.api.core.v1.NamespaceStatus
    .init("conditions", 261),
    // 157: io.k8s.api.core.v1.Node
    .init("metadata", 242),
    .init("spec", 111),
    .init("status", 112),
    // 160: io.k8s.api.core.v1.NodeList
    .init("items", 290),
    // 161: io.k8s.api.core.v1.NodeSpec
    .init("podCIDRs", 291),
    // 162: io.k8s.api.core.v1.NodeStatus
    .init("addresses", 261),
    .init("conditions", 261),
    // 164: io.k8s.api.core.v1.PersistentVolume
    .init("metadata", 242),
    // 165: io.k8s.api.core.v1.PersistentVolumeClaim
    .init("metadata", 242),
    .init("spec", 116),
    .init("status", 117),
    // 168: io.k8s.api.core.v1.PersistentVolumeClaimList
    .init("items", 265),
    // 169: io.k8s.api.core.v1.PersistentVolumeClaimSpec
    .init("selector", 240),
    // 170: io.k8s.api.core.v1.PersistentVolumeClaimStatus
    .init("conditions", 261),
    // 171: io.k8s.api.core.v1.PersistentVolumeClaimTemplate
    .init("metadata", 242),
    .init("spec", 116),
    // 173: io.k8s.api.core.v1.PersistentVolumeList
    .init("items", 292),
    // 174: io.k8s.api.core.v1.Pod
    .init("metadata", 242),
    .init("spec", 125),
    .init("status", 126),
    // 177: io.k8s.api.core.v1.PodAffinity
    .init("preferredDuringSchedulingIgnoredDuringExecution", 293),
    .init("requiredDuringSchedulingIgnoredDuringExecution", 294),
    // 179: io.k8s.api.core.v1.PodAffinityTerm
    .init("labelSelector", 240),
    .init("namespaceSelector", 240),
    // 181: io.k8s.api.core.v1.PodAntiAffinity
    .init("preferredDuringSchedulingIgnoredDuringExecution", 293),
    .init("requiredDuringSchedulingIgnoredDuringExecution", 294),
    // 183: io.k8s.api.core.v1.PodList
    .init("items", 295),
    // 184: io.k8s.api.core.v1.PodSpec
    .init("affinity", 91),
    .init("containers", 296),
    .init("ephemeralContainers", 297),
    .init("hostAliases", 298),
    .init("imagePullSecrets", 282),
    .init("initContainers", 296),
    .init("topologySpreadConstraints", 299),
    .init("volumes", 300),
    // 192: io.k8s.api.core.v1.PodStatus
    .init("conditions", 261),
    .init("podIPs", 298),
    // 194: io.k8s.api.core.v1.PodTemplate
    .init("metadata", 242),
    .init("template", 129),
    // 196: io.k8s.api.core.v1.PodTemplateList
    .init("items", 301),
    // 197: io.k8s.api.core.v1.PodTemplateSpec
    .init("metadata", 242),
    .init("spec", 125),
    // 199: io.k8s.api.core.v1.ReplicationController
    .init("metadata", 242),
    .init("spec", 132),
    .init("status", 133),
    // 202: io.k8s.api.core.v1.ReplicationControllerList
    .init("items", 302),
    // 203: io.k8s.api.core.v1.ReplicationControllerSpec
    .init("template", 129),
    // 204: io.k8s.api.core.v1.ReplicationControllerStatus
    .init("conditions", 261),
    // 205: io.k8s.api.core.v1.ResourceQuota
    .init("metadata", 242),
    // 206: io.k8s.api.core.v1.ResourceQuotaList
    .init("items", 303),
    // 207: io.k8s.api.core.v1.Secret
    .init("metadata", 242),
    // 208: io.k8s.api.core.v1.SecretList
    .init("items", 304),
    // 209: io.k8s.api.core.v1.Service
    .init("metadata", 242),
    .init("spec", 142),
    .init("status", 143),
    // 212: io.k8s.api.core.v1.ServiceAccount
    .init("metadata", 242),
    .init("secrets", 282),
    // 214: io.k8s.api.core.v1.ServiceAccountList
    .init("items", 305),
    // 215: io.k8s.api.core.v1.ServiceList
    .init("items", 306),
    // 216: io.k8s.api.core.v1.ServiceSpec
    .init("ports", 307),
    // 217: io.k8s.api.core.v1.ServiceStatus
    .init("conditions", 261),
    // 218: io.k8s.api.core.v1.TopologySpreadConstraint
    .init("labelSelector", 240),
    // 219: io.k8s.api.core.v1.Volume
    .init("ephemeral", 101),
    // 220: io.k8s.api.core.v1.WeightedPodAffinityTerm
    .init("podAffinityTerm", 122),
    // 221: io.k8s.api.discovery.v1.EndpointSlice
    .init("metadata", 242),
    // 222: io.k8s.api.discovery.v1.EndpointSliceList
    .init("items", 308),
    // 223: io.k8s.api.discovery.v1beta1.EndpointSlice
    .init("metadata", 242),
    // 224: io.k8s.api.discovery.v1beta1.EndpointSliceList
    .init("items", 309),
    // 225: io.k8s.api.events.v1.Event
    .init("metadata", 242),
    // 226: io.k8s.api.events.v1.EventList
    .init("items", 310),
    // 227: io.k8s.api.events.v1beta1.Event
    .init("metadata", 242),
    // 228: io.k8s.api.events.v1beta1.EventList
    .init("items", 311),
    // 229: io.k8s.api.extensions.v1beta1.Ingress
    .init("metadata", 242),
    // 230: io.k8s.api.extensions.v1beta1.IngressList
    .init("items", 312),
    // 231: io.k8s.api.flowcontrol.v1beta1.FlowSchema
    .init("metadata", 242),
    .init("status", 159),
    // 233: io.k8s.api.flowcontrol.v1beta1.FlowSchemaList
    .init("items", 313),
    // 234: io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfiguration
    .init("metadata", 242),
    .init("status", 162),
    // 236: io.k8s.api.flowcontrol.v1beta1.PriorityLevelConfigurationList
    .init("items", 314),
    // 237: io.k8s.api.networking.v1.Ingress
    .init("metadata", 242),
    // 238: io.k8s.api.networking.v1.IngressClass
    .init("metadata", 242),
    // 239: io.k8s.api.networking.v1.IngressClassList
    .init("items", 315),
    // 240: io.k8s.api.networking.v1.IngressList
    .init("items", 316),
    // 241: io.k8s.api.networking.v1.NetworkPolicy
    .init("metadata", 242),
    .init("spec", 172),
    // 243: io.k8s.api.networking.v1.NetworkPolicyEgressRule
    .init("to", 317),
    // 244: io.k8s.api.networking.v1.NetworkPolicyIngressRule
    .init("from", 317),
    // 245: io.k8s.api.networking.v1.NetworkPolicyList
    .init("items", 318),
    // 246: io.k8s.api.networking.v1.NetworkPolicyPeer
    .init("namespaceSelector", 240),
    .init("podSelector", 240),
    // 248: io.k8s.api.networking.v1.NetworkPolicySpec
    .init("egress", 319),
    .init("ingress", 320),
    .init("podSelector", 240),
    // 251: io.k8s.api.networking.v1beta1.Ingress
    .init("metadata", 242),
    // 252: io.k8s.api.networking.v1beta1.IngressClass
    .init("metadata", 242),
    // 253: io.k8s.api.networking.v1beta1.IngressClassList
    .init("items", 321),
    // 254: io.k8s.api.networking.v1beta1.IngressList
    .init("items", 322),
    // 255: io.k8s.api.node.v1.RuntimeClass
    .init("metadata", 242),
    // 256: io.k8s.api.node.v1.RuntimeClassList
    .init("items", 323),
    // 257: io.k8s.api.node.v1beta1.RuntimeClass
    .init("metadata", 242),
    // 258: io.k8s.api.node.v1beta1.RuntimeClassList
    .init("items", 324),
    // 259: io.k8s.api.policy.v1.PodDisruptionBudget
    .init("metadata", 242),
    .init("spec", 183),
    .init("status", 184),
    // 262: io.k8s.api.policy.v1.PodDisruptionBudgetList
    .init("items", 325),
    // 263: io.k8s.api.policy.v1.PodDisruptionBudgetSpec
    .init("selector", 240),
    // 264: io.k8s.api.policy.v1.PodDisruptionBudgetStatus
    .init("conditions", 261),
    // 265: io.k8s.api.policy.v1beta1.Eviction
    .init("metadata", 242),
    // 266: io.k8s.api.policy.v1beta1.PodDisruptionBudget
    .init("metadata", 242),
    .init("spec", 188),
    .init("status", 189),
    // 269: io.k8s.api.policy.v1beta1.PodDisruptionBudgetList
    .init("items", 326),
    // 270: io.k8s.api.policy.v1beta1.PodDisruptionBudgetSpec
    .init("selector", 240),
    // 271: io.k8s.api.policy.v1beta1.PodDisruptionBudgetStatus
    .init("conditions", 261),
    // 272: io.k8s.api.policy.v1beta1.PodSecurityPolicy
    .init("metadata", 242),
    // 273: io.k8s.api.policy.v1beta1.PodSecurityPolicyList
    .init("items", 327),
    // 274: io.k8s.api.rbac.v1.AggregationRule
    .init("clusterRoleSelectors", 328),
    // 275: io.k8s.api.rbac.v1.ClusterRole
    .init("aggregationRule", 192),
    .init("metadata", 242),
    // 277: io.k8s.api.rbac.v1.ClusterRoleBinding
    .init("metadata", 242),
    // 278: io.k8s.api.rbac.v1.ClusterRoleBindingList
    .init("items", 329),
    // 279: io.k8s.api.rbac.v1.ClusterRoleList
    .init("items", 330),
    // 280: io.k8s.api.rbac.v1.Role
    .init("metadata", 242),
    // 281: io.k8s.api.rbac.v1.RoleBinding
    .init("metadata", 242),
    // 282: io.k8s.api.rbac.v1.RoleBindingList
    .init("items", 331),
    // 283: io.k8s.api.rbac.v1.RoleList
    .init("items", 332),
    // 284: io.k8s.api.rbac.v1beta1.AggregationRule
    .init("clusterRoleSelectors", 328),
    // 285: io.k8s.api.rbac.v1beta1.ClusterRole
    .init("aggregationRule", 201),
    .init("metadata", 242),
    // 287: io.k8s.api.rbac.v1beta1.ClusterRoleBinding
    .init("metadata", 242),
    // 288: io.k8s.api.rbac.v1beta1.ClusterRoleBindingList
    .init("items", 333),
    // 289: io.k8s.api.rbac.v1beta1.ClusterRoleList
    .init("items", 334),
    // 290: io.k8s.api.rbac.v1beta1.Role
    .init("metadata", 242),
    // 291: io.k8s.api.rbac.v1beta1.RoleBinding
    .init("metadata", 242),
    // 292: io.k8s.api.rbac.v1beta1.RoleBindingList
    .init("items", 335),
    // 293: io.k8s.api.rbac.v1beta1.RoleList
    .init("items", 336),
    // 294: io.k8s.api.scheduling.v1.PriorityClass
    .init("metadata", 242),
    // 295: io.k8s.api.scheduling.v1.PriorityClassList
    .init("items", 337),
    // 296: io.k8s.api.scheduling.v1beta1.PriorityClass
    .init("metadata", 242),
    // 297: io.k8s.api.scheduling.v1beta1.PriorityClassList
    .init("items", 338),
    // 298: io.k8s.api.storage.v1.CSIDriver
    .init("metadata", 242),
    // 299: io.k8s.api.storage.v1.CSIDriverList
    .init("items", 339),
    // 300: io.k8s.api.storage.v1.CSINode
    .init("metadata", 242),
    .init("spec", 218),
    // 302: io.k8s.api.storage.v1.CSINodeList
    .init("items", 340),
    // 303: io.k8s.api.storage.v1.CSINodeSpec
    .init("drivers", 282),
    // 304: io.k8s.api.storage.v1.StorageClass
    .init("metadata", 242),
    // 305: io.k8s.api.storage.v1.StorageClassList
    .init("items", 341),
    // 306: io.k8s.api.storage.v1.VolumeAttachment
    .init("metadata", 242),
    // 307: io.k8s.api.storage.v1.VolumeAttachmentList
    .init("items", 342),
    // 308: io.k8s.api.storage.v1beta1.CSIDriver
    .init("metadata", 242),
    // 309: io.k8s.api.storage.v1beta1.CSIDriverList
    .init("items", 343),
    // 310: io.k8s.api.storage.v1beta1.CSINode
    .init("metadata", 242),
    .init("spec", 227),
    // 312: io.k8s.api.storage.v1beta1.CSINodeList
    .init("items", 344),
    // 313: io.k8s.api.storage.v1beta1.CSINodeSpec
    .init("drivers", 282),
    // 314: io.k8s.api.storage.v1beta1.CSIStorageCapacity
    .init("metadata", 242),
    .init("nodeTopology", 240),
    // 316: io.k8s.api.storage.v1beta1.CSIStorageCapacityList
    .init("items", 345),
    // 317: io.k8s.api.storage.v1beta1.StorageClass
    .init("metadata", 242),
    // 318: io.k8s.api.storage.v1beta1.StorageClassList
    .init("items", 346),
    // 319: io.k8s.api.storage.v1beta1.VolumeAttachment
    .init("metadata", 242),
    // 320: io.k8s.api.storage.v1beta1.VolumeAttachmentList
    .init("items", 347),
    // 321: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition
    .init("metadata", 242),
    .init("status", 236),
    // 323: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionList
    .init("items", 348),
    // 324: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinition
    .init("metadata", 242),
    .init("status", 239),
    // 326: io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1beta1.CustomResourceDefinitionList
    .init("items", 349),
    // 327: io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector
    .init("matchExpressions", 350),
    // 328: io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement
    .init("key", 351),
    // 329: io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta
    .init("finalizers", 291),
    .init("ownerReferences", 352),
    // 331: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIService
    .init("metadata", 242),
    .init("status", 245),
    // 333: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceList
    .init("items", 353),
    // 334: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1.APIServiceStatus
    .init("conditions", 261),
    // 335: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIService
    .init("metadata", 242),
    .init("status", 248),
    // 337: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceList
    .init("items", 354),
    // 338: io.k8s.kube-aggregator.pkg.apis.apiregistration.v1beta1.APIServiceStatus
    .init("conditions", 261),
    // 339: kustomize.config.k8s.io/v1beta1/Kustomization
    .init("configMapGenerator", 355),
    .init("secretGenerator", 355),
  ]

  static let merges: [Schema.MergeRow] = [
    .init(true, 0, 1),  // 0: name
    .init(true, 1, 1),  // 1: type
    .init(true, 2, 2),  // 2: containerPort, protocol
    .init(true, 4, 1),  // 3: devicePath
    .init(true, 5, 1),  // 4: mountPath
    .init(true, 6, 0),  // 5: the scalars themselves
    .init(true, 6, 1),  // 6: ip
    .init(true, 7, 2),  // 7: topologyKey, whenUnsatisfiable
    .init(true, 9, 2),  // 8: port, protocol
    .init(true, 11, 1),  // 9: key
    .init(true, 12, 1),  // 10: uid
  ]

  static let mergeKeys: [String] = [
    "name",
    "type",
    "containerPort",
    "protocol",
    "devicePath",
    "mountPath",
    "ip",
    "topologyKey",
    "whenUnsatisfiable",
    "port",
    "protocol",
    "key",
    "uid",
  ]
}
