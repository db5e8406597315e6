// The fields that transformers edit by default.
//
// Source: the built-in transformer configuration of Kustomize 5.8.1, reduced to field-paths.json
// SHA-256: 33f986908af27a57c8e3f3ff65625d8abb86550a4ade7270dde69acea52c01a1
// Written by Scripts/update-kubernetes-schema; do not edit.

// swift-format-ignore-file

extension FieldSpecTables {
  static let commonAnnotations = 0..<9
  static let commonLabels = 9..<41
  static let images = 41..<47
  static let namePrefix = 47..<48
  static let nameSuffix = 48..<49
  static let namespace = 49..<52
  static let replicas = 52..<56
  static let templateLabels = 56..<66
  static let varReference = 66..<138
  static let nameReferences = 0..<16

  static let rules: [RuleRow] = [
    .init(24, 138, 3),  // storage.k8s.io v1 StorageClass
    .init(27, 141, 9),  // v1 ServiceAccount
    .init(28, 150, 1),  // rbac.authorization.k8s.io Role
    .init(29, 151, 2),  // rbac.authorization.k8s.io ClusterRole
    .init(35, 153, 52),  // v1 ConfigMap
    .init(39, 205, 70),  // v1 Secret
    .init(8, 275, 8),  // v1 Service
    .init(42, 283, 7),  // scheduling.k8s.io v1 PriorityClass
    .init(43, 290, 2),  // v1 PersistentVolume
    .init(44, 292, 7),  // v1 PersistentVolumeClaim
    .init(0, 299, 1),  // Deployment
    .init(1, 300, 1),  // StatefulSet
    .init(47, 301, 1),  // admissionregistration.k8s.io ValidatingAdmissionPolicy
    .init(48, 302, 1),  // networking.k8s.io/v1 v1 IngressClass
    .init(6, 303, 1),  // ReplicaSet
    .init(16, 304, 1),  // ReplicationController
  ]

  static let specs: [SpecRow] = [
    // 0: commonAnnotations
    .init(0, 0, 4, create: true),  // Deployment: spec/template/metadata/annotations
    .init(1, 0, 4, create: true),  // StatefulSet: spec/template/metadata/annotations
    .init(2, 4, 4, create: true),  // batch CronJob: spec/jobTemplate/metadata/annotations
    .init(2, 8, 6, create: true),  // batch CronJob: spec/jobTemplate/spec/template/metadata/annotations
    .init(3, 0, 4, create: true),  // batch Job: spec/template/metadata/annotations
    .init(4, 0, 4, create: true),  // v1 ReplicationController: spec/template/metadata/annotations
    .init(5, 0, 4, create: true),  // DaemonSet: spec/template/metadata/annotations
    .init(6, 0, 4, create: true),  // ReplicaSet: spec/template/metadata/annotations
    .init(7, 14, 2, create: true),  // all: metadata/annotations
    // 9: commonLabels
    .init(8, 16, 2, create: true),  // v1 Service: spec/selector
    .init(9, 18, 9),  // apps Deployment: spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .init(9, 27, 8),  // apps Deployment: spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .init(9, 35, 9),  // apps Deployment: spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .init(9, 44, 8),  // apps Deployment: spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .init(9, 52, 6),  // apps Deployment: spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels
    .init(0, 58, 3, create: true),  // Deployment: spec/selector/matchLabels
    .init(0, 61, 4, create: true),  // Deployment: spec/template/metadata/labels
    .init(10, 58, 3, create: true),  // apps StatefulSet: spec/selector/matchLabels
    .init(10, 18, 9),  // apps StatefulSet: spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .init(10, 27, 8),  // apps StatefulSet: spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .init(10, 35, 9),  // apps StatefulSet: spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .init(10, 44, 8),  // apps StatefulSet: spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .init(10, 52, 6),  // apps StatefulSet: spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels
    .init(10, 61, 4, create: true),  // apps StatefulSet: spec/template/metadata/labels
    .init(10, 65, 4, create: true),  // apps StatefulSet: spec/volumeClaimTemplates[]/metadata/labels
    .init(2, 69, 5),  // batch CronJob: spec/jobTemplate/spec/selector/matchLabels
    .init(2, 74, 4, create: true),  // batch CronJob: spec/jobTemplate/metadata/labels
    .init(2, 78, 6, create: true),  // batch CronJob: spec/jobTemplate/spec/template/metadata/labels
    .init(11, 58, 3),  // policy PodDisruptionBudget: spec/selector/matchLabels
    .init(3, 58, 3),  // batch Job: spec/selector/matchLabels
    .init(3, 61, 4, create: true),  // batch Job: spec/template/metadata/labels
    .init(12, 84, 3),  // networking.k8s.io NetworkPolicy: spec/podSelector/matchLabels
    .init(12, 87, 5),  // networking.k8s.io NetworkPolicy: spec/ingress/from/podSelector/matchLabels
    .init(12, 92, 5),  // networking.k8s.io NetworkPolicy: spec/egress/to/podSelector/matchLabels
    .init(4, 16, 2, create: true),  // v1 ReplicationController: spec/selector
    .init(4, 61, 4, create: true),  // v1 ReplicationController: spec/template/metadata/labels
    .init(5, 58, 3, create: true),  // DaemonSet: spec/selector/matchLabels
    .init(5, 61, 4, create: true),  // DaemonSet: spec/template/metadata/labels
    .init(6, 58, 3, create: true),  // ReplicaSet: spec/selector/matchLabels
    .init(6, 61, 4, create: true),  // ReplicaSet: spec/template/metadata/labels
    .init(7, 97, 2, create: true),  // all: metadata/labels
    // 41: images
    .init(7, 99, 3, create: true),  // all: spec/containers[]/image
    .init(7, 102, 3, create: true),  // all: spec/initContainers[]/image
    .init(7, 105, 4, create: true),  // all: spec/volumes[]/image/reference
    .init(7, 109, 5, create: true),  // all: spec/template/spec/containers[]/image
    .init(7, 114, 5, create: true),  // all: spec/template/spec/initContainers[]/image
    .init(7, 119, 6, create: true),  // all: spec/template/spec/volumes[]/image/reference
    // 47: namePrefix
    .init(7, 125, 2),  // all: metadata/name
    // 48: nameSuffix
    .init(7, 125, 2),  // all: metadata/name
    // 49: namespace
    .init(13, 125, 2, create: true),  // Namespace: metadata/name
    .init(14, 127, 6),  // apiextensions.k8s.io CustomResourceDefinition: spec/conversion/webhook/clientConfig/service/namespace
    .init(15, 133, 3, create: true),  // apiregistration.k8s.io APIService: spec/service/namespace
    // 52: replicas
    .init(0, 136, 2, create: true),  // Deployment: spec/replicas
    .init(1, 136, 2, create: true),  // StatefulSet: spec/replicas
    .init(6, 136, 2, create: true),  // ReplicaSet: spec/replicas
    .init(16, 136, 2, create: true),  // ReplicationController: spec/replicas
    // 56: templateLabels
    .init(0, 61, 4, create: true),  // Deployment: spec/template/metadata/labels
    .init(10, 61, 4, create: true),  // apps StatefulSet: spec/template/metadata/labels
    .init(10, 65, 4, create: true),  // apps StatefulSet: spec/volumeClaimTemplates[]/metadata/labels
    .init(2, 74, 4, create: true),  // batch CronJob: spec/jobTemplate/metadata/labels
    .init(2, 78, 6, create: true),  // batch CronJob: spec/jobTemplate/spec/template/metadata/labels
    .init(3, 61, 4, create: true),  // batch Job: spec/template/metadata/labels
    .init(4, 61, 4, create: true),  // v1 ReplicationController: spec/template/metadata/labels
    .init(5, 61, 4, create: true),  // DaemonSet: spec/template/metadata/labels
    .init(6, 61, 4, create: true),  // ReplicaSet: spec/template/metadata/labels
    .init(7, 97, 2, create: true),  // all: metadata/labels
    // 66: varReference
    .init(17, 138, 3),  // Service: spec/ports/port
    .init(17, 141, 3),  // Service: spec/ports/targetPort
    .init(18, 144, 3),  // PersistentVolume: spec/nfs/server
    .init(0, 147, 5),  // Deployment: spec/template/spec/containers/args
    .init(0, 152, 5),  // Deployment: spec/template/spec/containers/command
    .init(0, 157, 6),  // Deployment: spec/template/spec/containers/env/value
    .init(0, 163, 6),  // Deployment: spec/template/spec/containers/volumeMounts/mountPath
    .init(0, 169, 5),  // Deployment: spec/template/spec/initContainers/args
    .init(0, 174, 5),  // Deployment: spec/template/spec/initContainers/command
    .init(0, 179, 6),  // Deployment: spec/template/spec/initContainers/env/value
    .init(0, 185, 6),  // Deployment: spec/template/spec/initContainers/volumeMounts/mountPath
    .init(0, 191, 6),  // Deployment: spec/template/spec/volumes/nfs/server
    .init(0, 0, 4),  // Deployment: spec/template/metadata/annotations
    .init(1, 147, 5),  // StatefulSet: spec/template/spec/containers/args
    .init(1, 152, 5),  // StatefulSet: spec/template/spec/containers/command
    .init(1, 157, 6),  // StatefulSet: spec/template/spec/containers/env/value
    .init(1, 163, 6),  // StatefulSet: spec/template/spec/containers/volumeMounts/mountPath
    .init(1, 169, 5),  // StatefulSet: spec/template/spec/initContainers/args
    .init(1, 174, 5),  // StatefulSet: spec/template/spec/initContainers/command
    .init(1, 179, 6),  // StatefulSet: spec/template/spec/initContainers/env/value
    .init(1, 185, 6),  // StatefulSet: spec/template/spec/initContainers/volumeMounts/mountPath
    .init(1, 197, 5),  // StatefulSet: spec/volumeClaimTemplates/spec/nfs/server
    .init(19, 202, 7),  // CronJob: spec/jobTemplate/spec/template/spec/containers/args
    .init(19, 209, 7),  // CronJob: spec/jobTemplate/spec/template/spec/containers/command
    .init(19, 216, 8),  // CronJob: spec/jobTemplate/spec/template/spec/containers/env/value
    .init(19, 224, 8),  // CronJob: spec/jobTemplate/spec/template/spec/containers/volumeMounts/mountPath
    .init(19, 232, 7),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/args
    .init(19, 239, 7),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/command
    .init(19, 246, 8),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/env/value
    .init(19, 254, 8),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/volumeMounts/mountPath
    .init(19, 262, 7),  // CronJob: spec/jobTemplate/spec/template/volumes/nfs/server
    .init(5, 147, 5),  // DaemonSet: spec/template/spec/containers/args
    .init(5, 152, 5),  // DaemonSet: spec/template/spec/containers/command
    .init(5, 157, 6),  // DaemonSet: spec/template/spec/containers/env/value
    .init(5, 163, 6),  // DaemonSet: spec/template/spec/containers/volumeMounts/mountPath
    .init(5, 169, 5),  // DaemonSet: spec/template/spec/initContainers/args
    .init(5, 174, 5),  // DaemonSet: spec/template/spec/initContainers/command
    .init(5, 179, 6),  // DaemonSet: spec/template/spec/initContainers/env/value
    .init(5, 185, 6),  // DaemonSet: spec/template/spec/initContainers/volumeMounts/mountPath
    .init(5, 191, 6),  // DaemonSet: spec/template/spec/volumes/nfs/server
    .init(20, 269, 3),  // Ingress: spec/rules/host
    .init(20, 272, 3),  // Ingress: spec/tls/hosts
    .init(20, 275, 3),  // Ingress: spec/tls/secretName
    .init(21, 147, 5),  // Job: spec/template/spec/containers/args
    .init(21, 152, 5),  // Job: spec/template/spec/containers/command
    .init(21, 157, 6),  // Job: spec/template/spec/containers/env/value
    .init(21, 163, 6),  // Job: spec/template/spec/containers/volumeMounts/mountPath
    .init(21, 169, 5),  // Job: spec/template/spec/initContainers/args
    .init(21, 174, 5),  // Job: spec/template/spec/initContainers/command
    .init(21, 179, 6),  // Job: spec/template/spec/initContainers/env/value
    .init(21, 185, 6),  // Job: spec/template/spec/initContainers/volumeMounts/mountPath
    .init(21, 191, 6),  // Job: spec/template/spec/volumes/nfs/server
    .init(22, 278, 3),  // Pod: spec/containers/args
    .init(22, 281, 3),  // Pod: spec/containers/command
    .init(22, 284, 4),  // Pod: spec/containers/env/value
    .init(22, 288, 4),  // Pod: spec/containers/volumeMounts/mountPath
    .init(22, 292, 3),  // Pod: spec/initContainers/args
    .init(22, 295, 3),  // Pod: spec/initContainers/command
    .init(22, 298, 4),  // Pod: spec/initContainers/env/value
    .init(22, 302, 4),  // Pod: spec/initContainers/volumeMounts/mountPath
    .init(22, 306, 4),  // Pod: spec/volumes/nfs/server
    .init(6, 147, 5),  // ReplicaSet: spec/template/spec/containers/args
    .init(6, 152, 5),  // ReplicaSet: spec/template/spec/containers/command
    .init(6, 157, 6),  // ReplicaSet: spec/template/spec/containers/env/value
    .init(6, 163, 6),  // ReplicaSet: spec/template/spec/containers/volumeMounts/mountPath
    .init(6, 169, 5),  // ReplicaSet: spec/template/spec/initContainers/args
    .init(6, 174, 5),  // ReplicaSet: spec/template/spec/initContainers/command
    .init(6, 179, 6),  // ReplicaSet: spec/template/spec/initContainers/env/value
    .init(6, 185, 6),  // ReplicaSet: spec/template/spec/initContainers/volumeMounts/mountPath
    .init(6, 191, 6),  // ReplicaSet: spec/template/spec/volumes/nfs/server
    .init(7, 97, 2),  // all: metadata/labels
    .init(7, 14, 2),  // all: metadata/annotations
    // 138: referrers to storage.k8s.io v1 StorageClass
    .init(18, 310, 2),  // PersistentVolume: spec/storageClassName
    .init(23, 310, 2),  // PersistentVolumeClaim: spec/storageClassName
    .init(1, 312, 4),  // StatefulSet: spec/volumeClaimTemplates/spec/storageClassName
    // 141: referrers to v1 ServiceAccount
    .init(25, 316, 1),  // rbac.authorization.k8s.io RoleBinding: subjects
    .init(26, 316, 1),  // rbac.authorization.k8s.io ClusterRoleBinding: subjects
    .init(22, 317, 2),  // Pod: spec/serviceAccountName
    .init(1, 319, 4),  // StatefulSet: spec/template/spec/serviceAccountName
    .init(0, 319, 4),  // Deployment: spec/template/spec/serviceAccountName
    .init(16, 319, 4),  // ReplicationController: spec/template/spec/serviceAccountName
    .init(19, 323, 6),  // CronJob: spec/jobTemplate/spec/template/spec/serviceAccountName
    .init(21, 319, 4),  // Job: spec/template/spec/serviceAccountName
    .init(5, 319, 4),  // DaemonSet: spec/template/spec/serviceAccountName
    // 150: referrers to rbac.authorization.k8s.io Role
    .init(25, 329, 2),  // rbac.authorization.k8s.io RoleBinding: roleRef/name
    // 151: referrers to rbac.authorization.k8s.io ClusterRole
    .init(25, 329, 2),  // rbac.authorization.k8s.io RoleBinding: roleRef/name
    .init(26, 329, 2),  // rbac.authorization.k8s.io ClusterRoleBinding: roleRef/name
    // 153: referrers to v1 ConfigMap
    .init(30, 331, 4),  // v1 Pod: spec/volumes/configMap/name
    .init(30, 335, 6),  // v1 Pod: spec/containers/env/valueFrom/configMapKeyRef/name
    .init(30, 341, 6),  // v1 Pod: spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(30, 347, 5),  // v1 Pod: spec/containers/envFrom/configMapRef/name
    .init(30, 352, 5),  // v1 Pod: spec/initContainers/envFrom/configMapRef/name
    .init(30, 357, 6),  // v1 Pod: spec/volumes/projected/sources/configMap/name
    .init(31, 363, 5),  // PodTemplate: template/spec/volumes/configMap/name
    .init(31, 368, 7),  // PodTemplate: template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(31, 375, 7),  // PodTemplate: template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(31, 382, 6),  // PodTemplate: template/spec/containers/envFrom/configMapRef/name
    .init(31, 388, 6),  // PodTemplate: template/spec/initContainers/envFrom/configMapRef/name
    .init(31, 394, 7),  // PodTemplate: template/spec/volumes/projected/sources/configMap/name
    .init(0, 401, 6),  // Deployment: spec/template/spec/volumes/configMap/name
    .init(0, 407, 8),  // Deployment: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(0, 415, 8),  // Deployment: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(0, 423, 7),  // Deployment: spec/template/spec/containers/envFrom/configMapRef/name
    .init(0, 430, 7),  // Deployment: spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(0, 437, 8),  // Deployment: spec/template/spec/volumes/projected/sources/configMap/name
    .init(6, 401, 6),  // ReplicaSet: spec/template/spec/volumes/configMap/name
    .init(6, 407, 8),  // ReplicaSet: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(6, 415, 8),  // ReplicaSet: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(6, 423, 7),  // ReplicaSet: spec/template/spec/containers/envFrom/configMapRef/name
    .init(6, 430, 7),  // ReplicaSet: spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(6, 437, 8),  // ReplicaSet: spec/template/spec/volumes/projected/sources/configMap/name
    .init(5, 401, 6),  // DaemonSet: spec/template/spec/volumes/configMap/name
    .init(5, 407, 8),  // DaemonSet: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(5, 415, 8),  // DaemonSet: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(5, 423, 7),  // DaemonSet: spec/template/spec/containers/envFrom/configMapRef/name
    .init(5, 430, 7),  // DaemonSet: spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(5, 437, 8),  // DaemonSet: spec/template/spec/volumes/projected/sources/configMap/name
    .init(1, 401, 6),  // StatefulSet: spec/template/spec/volumes/configMap/name
    .init(1, 407, 8),  // StatefulSet: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(1, 415, 8),  // StatefulSet: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(1, 423, 7),  // StatefulSet: spec/template/spec/containers/envFrom/configMapRef/name
    .init(1, 430, 7),  // StatefulSet: spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(1, 437, 8),  // StatefulSet: spec/template/spec/volumes/projected/sources/configMap/name
    .init(21, 401, 6),  // Job: spec/template/spec/volumes/configMap/name
    .init(21, 407, 8),  // Job: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(21, 415, 8),  // Job: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(21, 423, 7),  // Job: spec/template/spec/containers/envFrom/configMapRef/name
    .init(21, 430, 7),  // Job: spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(21, 437, 8),  // Job: spec/template/spec/volumes/projected/sources/configMap/name
    .init(19, 445, 8),  // CronJob: spec/jobTemplate/spec/template/spec/volumes/configMap/name
    .init(19, 453, 10),  // CronJob: spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name
    .init(19, 463, 10),  // CronJob: spec/jobTemplate/spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .init(19, 473, 10),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .init(19, 483, 9),  // CronJob: spec/jobTemplate/spec/template/spec/containers/envFrom/configMapRef/name
    .init(19, 492, 9),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/envFrom/configMapRef/name
    .init(32, 501, 3),  // Node: spec/configSource/configMap
    .init(33, 504, 2),  // Role: rules/resourceNames
    .init(34, 504, 2),  // ClusterRole: rules/resourceNames
    .init(20, 506, 3),  // Ingress: metadata/annotations/nginx.ingress.kubernetes.io\/fastcgi-params-configmap
    // 205: referrers to v1 Secret
    .init(30, 509, 4),  // v1 Pod: spec/volumes/secret/secretName
    .init(30, 513, 6),  // v1 Pod: spec/containers/env/valueFrom/secretKeyRef/name
    .init(30, 519, 6),  // v1 Pod: spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(30, 525, 5),  // v1 Pod: spec/containers/envFrom/secretRef/name
    .init(30, 530, 5),  // v1 Pod: spec/initContainers/envFrom/secretRef/name
    .init(30, 535, 3),  // v1 Pod: spec/imagePullSecrets/name
    .init(30, 538, 6),  // v1 Pod: spec/volumes/projected/sources/secret/name
    .init(31, 544, 5),  // PodTemplate: template/spec/volumes/secret/secretName
    .init(31, 549, 7),  // PodTemplate: template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(31, 556, 7),  // PodTemplate: template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(31, 563, 6),  // PodTemplate: template/spec/containers/envFrom/secretRef/name
    .init(31, 569, 6),  // PodTemplate: template/spec/initContainers/envFrom/secretRef/name
    .init(31, 575, 4),  // PodTemplate: template/spec/imagePullSecrets/name
    .init(31, 579, 7),  // PodTemplate: template/spec/volumes/projected/sources/secret/name
    .init(0, 586, 6),  // Deployment: spec/template/spec/volumes/secret/secretName
    .init(0, 592, 8),  // Deployment: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(0, 600, 8),  // Deployment: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(0, 608, 7),  // Deployment: spec/template/spec/containers/envFrom/secretRef/name
    .init(0, 615, 7),  // Deployment: spec/template/spec/initContainers/envFrom/secretRef/name
    .init(0, 622, 5),  // Deployment: spec/template/spec/imagePullSecrets/name
    .init(0, 627, 8),  // Deployment: spec/template/spec/volumes/projected/sources/secret/name
    .init(6, 586, 6),  // ReplicaSet: spec/template/spec/volumes/secret/secretName
    .init(6, 592, 8),  // ReplicaSet: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(6, 600, 8),  // ReplicaSet: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(6, 608, 7),  // ReplicaSet: spec/template/spec/containers/envFrom/secretRef/name
    .init(6, 615, 7),  // ReplicaSet: spec/template/spec/initContainers/envFrom/secretRef/name
    .init(6, 622, 5),  // ReplicaSet: spec/template/spec/imagePullSecrets/name
    .init(6, 627, 8),  // ReplicaSet: spec/template/spec/volumes/projected/sources/secret/name
    .init(5, 586, 6),  // DaemonSet: spec/template/spec/volumes/secret/secretName
    .init(5, 592, 8),  // DaemonSet: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(5, 600, 8),  // DaemonSet: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(5, 608, 7),  // DaemonSet: spec/template/spec/containers/envFrom/secretRef/name
    .init(5, 615, 7),  // DaemonSet: spec/template/spec/initContainers/envFrom/secretRef/name
    .init(5, 622, 5),  // DaemonSet: spec/template/spec/imagePullSecrets/name
    .init(5, 627, 8),  // DaemonSet: spec/template/spec/volumes/projected/sources/secret/name
    .init(1, 586, 6),  // StatefulSet: spec/template/spec/volumes/secret/secretName
    .init(1, 592, 8),  // StatefulSet: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(1, 600, 8),  // StatefulSet: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(1, 608, 7),  // StatefulSet: spec/template/spec/containers/envFrom/secretRef/name
    .init(1, 615, 7),  // StatefulSet: spec/template/spec/initContainers/envFrom/secretRef/name
    .init(1, 622, 5),  // StatefulSet: spec/template/spec/imagePullSecrets/name
    .init(1, 627, 8),  // StatefulSet: spec/template/spec/volumes/projected/sources/secret/name
    .init(21, 586, 6),  // Job: spec/template/spec/volumes/secret/secretName
    .init(21, 592, 8),  // Job: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(21, 600, 8),  // Job: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(21, 608, 7),  // Job: spec/template/spec/containers/envFrom/secretRef/name
    .init(21, 615, 7),  // Job: spec/template/spec/initContainers/envFrom/secretRef/name
    .init(21, 622, 5),  // Job: spec/template/spec/imagePullSecrets/name
    .init(21, 627, 8),  // Job: spec/template/spec/volumes/projected/sources/secret/name
    .init(19, 635, 8),  // CronJob: spec/jobTemplate/spec/template/spec/volumes/secret/secretName
    .init(19, 643, 10),  // CronJob: spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name
    .init(19, 653, 10),  // CronJob: spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(19, 663, 10),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .init(19, 673, 9),  // CronJob: spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name
    .init(19, 682, 9),  // CronJob: spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name
    .init(19, 691, 7),  // CronJob: spec/jobTemplate/spec/template/spec/imagePullSecrets/name
    .init(20, 275, 3),  // Ingress: spec/tls/secretName
    .init(20, 698, 3),  // Ingress: metadata/annotations/ingress.kubernetes.io\/auth-secret
    .init(20, 701, 3),  // Ingress: metadata/annotations/nginx.ingress.kubernetes.io\/auth-secret
    .init(20, 704, 3),  // Ingress: metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret
    .init(20, 275, 3),  // Ingress: spec/tls/secretName
    .init(36, 707, 2),  // ServiceAccount: imagePullSecrets/name
    .init(37, 709, 2),  // StorageClass: parameters/secretName
    .init(37, 711, 2),  // StorageClass: parameters/adminSecretName
    .init(37, 713, 2),  // StorageClass: parameters/userSecretName
    .init(37, 715, 2),  // StorageClass: parameters/secretRef
    .init(33, 504, 2),  // Role: rules/resourceNames
    .init(34, 504, 2),  // ClusterRole: rules/resourceNames
    .init(38, 592, 8),  // serving.knative.dev v1 Service: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .init(18, 717, 3),  // PersistentVolume: spec/azureFile/secretName
    // 275: referrers to v1 Service
    .init(10, 720, 2),  // apps StatefulSet: spec/serviceName
    .init(20, 722, 6),  // Ingress: spec/rules/http/paths/backend/serviceName
    .init(20, 728, 3),  // Ingress: spec/backend/serviceName
    .init(20, 731, 7),  // Ingress: spec/rules/http/paths/backend/service/name
    .init(20, 738, 4),  // Ingress: spec/defaultBackend/service/name
    .init(15, 742, 3),  // apiregistration.k8s.io APIService: spec/service/name
    .init(40, 745, 3),  // admissionregistration.k8s.io ValidatingWebhookConfiguration: webhooks/clientConfig/service
    .init(41, 745, 3),  // admissionregistration.k8s.io MutatingWebhookConfiguration: webhooks/clientConfig/service
    // 283: referrers to scheduling.k8s.io v1 PriorityClass
    .init(22, 748, 2),  // Pod: spec/priorityClassName
    .init(1, 750, 4),  // StatefulSet: spec/template/spec/priorityClassName
    .init(0, 750, 4),  // Deployment: spec/template/spec/priorityClassName
    .init(16, 750, 4),  // ReplicationController: spec/template/spec/priorityClassName
    .init(19, 754, 6),  // CronJob: spec/jobTemplate/spec/template/spec/priorityClassName
    .init(21, 750, 4),  // Job: spec/template/spec/priorityClassName
    .init(5, 750, 4),  // DaemonSet: spec/template/spec/priorityClassName
    // 290: referrers to v1 PersistentVolume
    .init(23, 760, 2),  // PersistentVolumeClaim: spec/volumeName
    .init(34, 504, 2),  // ClusterRole: rules/resourceNames
    // 292: referrers to v1 PersistentVolumeClaim
    .init(22, 762, 4),  // Pod: spec/volumes/persistentVolumeClaim/claimName
    .init(1, 766, 6),  // StatefulSet: spec/template/spec/volumes/persistentVolumeClaim/claimName
    .init(0, 766, 6),  // Deployment: spec/template/spec/volumes/persistentVolumeClaim/claimName
    .init(16, 766, 6),  // ReplicationController: spec/template/spec/volumes/persistentVolumeClaim/claimName
    .init(19, 772, 8),  // CronJob: spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName
    .init(21, 766, 6),  // Job: spec/template/spec/volumes/persistentVolumeClaim/claimName
    .init(5, 766, 6),  // DaemonSet: spec/template/spec/volumes/persistentVolumeClaim/claimName
    // 299: referrers to Deployment
    .init(45, 780, 3),  // HorizontalPodAutoscaler: spec/scaleTargetRef/name
    // 300: referrers to StatefulSet
    .init(45, 780, 3),  // HorizontalPodAutoscaler: spec/scaleTargetRef/name
    // 301: referrers to admissionregistration.k8s.io ValidatingAdmissionPolicy
    .init(46, 783, 2),  // admissionregistration.k8s.io ValidatingAdmissionPolicyBinding: spec/policyName
    // 302: referrers to networking.k8s.io/v1 v1 IngressClass
    .init(20, 785, 2),  // Ingress: spec/ingressClassName
    // 303: referrers to ReplicaSet
    .init(45, 780, 3),  // HorizontalPodAutoscaler: spec/scaleTargetRef/name
    // 304: referrers to ReplicationController
    .init(45, 780, 3),  // HorizontalPodAutoscaler: spec/scaleTargetRef/name
  ]

  static let types: [TypeRow] = [
    .init("", "", "Deployment"),  // 0
    .init("", "", "StatefulSet"),  // 1
    .init("batch", "", "CronJob"),  // 2
    .init("batch", "", "Job"),  // 3
    .init("", "v1", "ReplicationController"),  // 4
    .init("", "", "DaemonSet"),  // 5
    .init("", "", "ReplicaSet"),  // 6
    .init("", "", ""),  // 7
    .init("", "v1", "Service"),  // 8
    .init("apps", "", "Deployment"),  // 9
    .init("apps", "", "StatefulSet"),  // 10
    .init("policy", "", "PodDisruptionBudget"),  // 11
    .init("networking.k8s.io", "", "NetworkPolicy"),  // 12
    .init("", "", "Namespace"),  // 13
    .init("apiextensions.k8s.io", "", "CustomResourceDefinition"),  // 14
    .init("apiregistration.k8s.io", "", "APIService"),  // 15
    .init("", "", "ReplicationController"),  // 16
    .init("", "", "Service"),  // 17
    .init("", "", "PersistentVolume"),  // 18
    .init("", "", "CronJob"),  // 19
    .init("", "", "Ingress"),  // 20
    .init("", "", "Job"),  // 21
    .init("", "", "Pod"),  // 22
    .init("", "", "PersistentVolumeClaim"),  // 23
    .init("storage.k8s.io", "v1", "StorageClass"),  // 24
    .init("rbac.authorization.k8s.io", "", "RoleBinding"),  // 25
    .init("rbac.authorization.k8s.io", "", "ClusterRoleBinding"),  // 26
    .init("", "v1", "ServiceAccount"),  // 27
    .init("rbac.authorization.k8s.io", "", "Role"),  // 28
    .init("rbac.authorization.k8s.io", "", "ClusterRole"),  // 29
    .init("", "v1", "Pod"),  // 30
    .init("", "", "PodTemplate"),  // 31
    .init("", "", "Node"),  // 32
    .init("", "", "Role"),  // 33
    .init("", "", "ClusterRole"),  // 34
    .init("", "v1", "ConfigMap"),  // 35
    .init("", "", "ServiceAccount"),  // 36
    .init("", "", "StorageClass"),  // 37
    .init("serving.knative.dev", "v1", "Service"),  // 38
    .init("", "v1", "Secret"),  // 39
    .init("admissionregistration.k8s.io", "", "ValidatingWebhookConfiguration"),  // 40
    .init("admissionregistration.k8s.io", "", "MutatingWebhookConfiguration"),  // 41
    .init("scheduling.k8s.io", "v1", "PriorityClass"),  // 42
    .init("", "v1", "PersistentVolume"),  // 43
    .init("", "v1", "PersistentVolumeClaim"),  // 44
    .init("", "", "HorizontalPodAutoscaler"),  // 45
    .init("admissionregistration.k8s.io", "", "ValidatingAdmissionPolicyBinding"),  // 46
    .init("admissionregistration.k8s.io", "", "ValidatingAdmissionPolicy"),  // 47
    .init("networking.k8s.io/v1", "v1", "IngressClass"),  // 48
  ]

  static let segments: [FieldPath.Segment] = [
    // 0: spec/template/metadata/annotations
    .field("spec"), .field("template"), .field("metadata"), .field("annotations"),
    // 4: spec/jobTemplate/metadata/annotations
    .field("spec"), .field("jobTemplate"), .field("metadata"), .field("annotations"),
    // 8: spec/jobTemplate/spec/template/metadata/annotations
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("metadata"), .field("annotations"),
    // 14: metadata/annotations
    .field("metadata"), .field("annotations"),
    // 16: spec/selector
    .field("spec"), .field("selector"),
    // 18: spec/template/spec/affinity/podAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .field("spec"), .field("template"), .field("spec"), .field("affinity"), .field("podAffinity"), .field("preferredDuringSchedulingIgnoredDuringExecution"), .field("podAffinityTerm"), .field("labelSelector"), .field("matchLabels"),
    // 27: spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .field("spec"), .field("template"), .field("spec"), .field("affinity"), .field("podAffinity"), .field("requiredDuringSchedulingIgnoredDuringExecution"), .field("labelSelector"), .field("matchLabels"),
    // 35: spec/template/spec/affinity/podAntiAffinity/preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels
    .field("spec"), .field("template"), .field("spec"), .field("affinity"), .field("podAntiAffinity"), .field("preferredDuringSchedulingIgnoredDuringExecution"), .field("podAffinityTerm"), .field("labelSelector"), .field("matchLabels"),
    // 44: spec/template/spec/affinity/podAntiAffinity/requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels
    .field("spec"), .field("template"), .field("spec"), .field("affinity"), .field("podAntiAffinity"), .field("requiredDuringSchedulingIgnoredDuringExecution"), .field("labelSelector"), .field("matchLabels"),
    // 52: spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels
    .field("spec"), .field("template"), .field("spec"), .field("topologySpreadConstraints"), .field("labelSelector"), .field("matchLabels"),
    // 58: spec/selector/matchLabels
    .field("spec"), .field("selector"), .field("matchLabels"),
    // 61: spec/template/metadata/labels
    .field("spec"), .field("template"), .field("metadata"), .field("labels"),
    // 65: spec/volumeClaimTemplates[]/metadata/labels
    .field("spec"), .list("volumeClaimTemplates"), .field("metadata"), .field("labels"),
    // 69: spec/jobTemplate/spec/selector/matchLabels
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("selector"), .field("matchLabels"),
    // 74: spec/jobTemplate/metadata/labels
    .field("spec"), .field("jobTemplate"), .field("metadata"), .field("labels"),
    // 78: spec/jobTemplate/spec/template/metadata/labels
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("metadata"), .field("labels"),
    // 84: spec/podSelector/matchLabels
    .field("spec"), .field("podSelector"), .field("matchLabels"),
    // 87: spec/ingress/from/podSelector/matchLabels
    .field("spec"), .field("ingress"), .field("from"), .field("podSelector"), .field("matchLabels"),
    // 92: spec/egress/to/podSelector/matchLabels
    .field("spec"), .field("egress"), .field("to"), .field("podSelector"), .field("matchLabels"),
    // 97: metadata/labels
    .field("metadata"), .field("labels"),
    // 99: spec/containers[]/image
    .field("spec"), .list("containers"), .field("image"),
    // 102: spec/initContainers[]/image
    .field("spec"), .list("initContainers"), .field("image"),
    // 105: spec/volumes[]/image/reference
    .field("spec"), .list("volumes"), .field("image"), .field("reference"),
    // 109: spec/template/spec/containers[]/image
    .field("spec"), .field("template"), .field("spec"), .list("containers"), .field("image"),
    // 114: spec/template/spec/initContainers[]/image
    .field("spec"), .field("template"), .field("spec"), .list("initContainers"), .field("image"),
    // 119: spec/template/spec/volumes[]/image/reference
    .field("spec"), .field("template"), .field("spec"), .list("volumes"), .field("image"), .field("reference"),
    // 125: metadata/name
    .field("metadata"), .field("name"),
    // 127: spec/conversion/webhook/clientConfig/service/namespace
    .field("spec"), .field("conversion"), .field("webhook"), .field("clientConfig"), .field("service"), .field("namespace"),
    // 133: spec/service/namespace
    .field("spec"), .field("service"), .field("namespace"),
    // 136: spec/replicas
    .field("spec"), .field("replicas"),
    // 138: spec/ports/port
    .field("spec"), .field("ports"), .field("port"),
    // 141: spec/ports/targetPort
    .field("spec"), .field("ports"), .field("targetPort"),
    // 144: spec/nfs/server
    .field("spec"), .field("nfs"), .field("server"),
    // 147: spec/template/spec/containers/args
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("args"),
    // 152: spec/template/spec/containers/command
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("command"),
    // 157: spec/template/spec/containers/env/value
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("value"),
    // 163: spec/template/spec/containers/volumeMounts/mountPath
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("volumeMounts"), .field("mountPath"),
    // 169: spec/template/spec/initContainers/args
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("args"),
    // 174: spec/template/spec/initContainers/command
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("command"),
    // 179: spec/template/spec/initContainers/env/value
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("value"),
    // 185: spec/template/spec/initContainers/volumeMounts/mountPath
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("volumeMounts"), .field("mountPath"),
    // 191: spec/template/spec/volumes/nfs/server
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("nfs"), .field("server"),
    // 197: spec/volumeClaimTemplates/spec/nfs/server
    .field("spec"), .field("volumeClaimTemplates"), .field("spec"), .field("nfs"), .field("server"),
    // 202: spec/jobTemplate/spec/template/spec/containers/args
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("args"),
    // 209: spec/jobTemplate/spec/template/spec/containers/command
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("command"),
    // 216: spec/jobTemplate/spec/template/spec/containers/env/value
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("value"),
    // 224: spec/jobTemplate/spec/template/spec/containers/volumeMounts/mountPath
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("volumeMounts"), .field("mountPath"),
    // 232: spec/jobTemplate/spec/template/spec/initContainers/args
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("args"),
    // 239: spec/jobTemplate/spec/template/spec/initContainers/command
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("command"),
    // 246: spec/jobTemplate/spec/template/spec/initContainers/env/value
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("value"),
    // 254: spec/jobTemplate/spec/template/spec/initContainers/volumeMounts/mountPath
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("volumeMounts"), .field("mountPath"),
    // 262: spec/jobTemplate/spec/template/volumes/nfs/server
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("volumes"), .field("nfs"), .field("server"),
    // 269: spec/rules/host
    .field("spec"), .field("rules"), .field("host"),
    // 272: spec/tls/hosts
    .field("spec"), .field("tls"), .field("hosts"),
    // 275: spec/tls/secretName
    .field("spec"), .field("tls"), .field("secretName"),
    // 278: spec/containers/args
    .field("spec"), .field("containers"), .field("args"),
    // 281: spec/containers/command
    .field("spec"), .field("containers"), .field("command"),
    // 284: spec/containers/env/value
    .field("spec"), .field("containers"), .field("env"), .field("value"),
    // 288: spec/containers/volumeMounts/mountPath
    .field("spec"), .field("containers"), .field("volumeMounts"), .field("mountPath"),
    // 292: spec/initContainers/args
    .field("spec"), .field("initContainers"), .field("args"),
    // 295: spec/initContainers/command
    .field("spec"), .field("initContainers"), .field("command"),
    // 298: spec/initContainers/env/value
    .field("spec"), .field("initContainers"), .field("env"), .field("value"),
    // 302: spec/initContainers/volumeMounts/mountPath
    .field("spec"), .field("initContainers"), .field("volumeMounts"), .field("mountPath"),
    // 306: spec/volumes/nfs/server
    .field("spec"), .field("volumes"), .field("nfs"), .field("server"),
    // 310: spec/storageClassName
    .field("spec"), .field("storageClassName"),
    // 312: spec/volumeClaimTemplates/spec/storageClassName
    .field("spec"), .field("volumeClaimTemplates"), .field("spec"), .field("storageClassName"),
    // 316: subjects
    .field("subjects"),
    // 317: spec/serviceAccountName
    .field("spec"), .field("serviceAccountName"),
    // 319: spec/template/spec/serviceAccountName
    .field("spec"), .field("template"), .field("spec"), .field("serviceAccountName"),
    // 323: spec/jobTemplate/spec/template/spec/serviceAccountName
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("serviceAccountName"),
    // 329: roleRef/name
    .field("roleRef"), .field("name"),
    // 331: spec/volumes/configMap/name
    .field("spec"), .field("volumes"), .field("configMap"), .field("name"),
    // 335: spec/containers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 341: spec/initContainers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 347: spec/containers/envFrom/configMapRef/name
    .field("spec"), .field("containers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 352: spec/initContainers/envFrom/configMapRef/name
    .field("spec"), .field("initContainers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 357: spec/volumes/projected/sources/configMap/name
    .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("configMap"), .field("name"),
    // 363: template/spec/volumes/configMap/name
    .field("template"), .field("spec"), .field("volumes"), .field("configMap"), .field("name"),
    // 368: template/spec/containers/env/valueFrom/configMapKeyRef/name
    .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 375: template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 382: template/spec/containers/envFrom/configMapRef/name
    .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 388: template/spec/initContainers/envFrom/configMapRef/name
    .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 394: template/spec/volumes/projected/sources/configMap/name
    .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("configMap"), .field("name"),
    // 401: spec/template/spec/volumes/configMap/name
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("configMap"), .field("name"),
    // 407: spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 415: spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 423: spec/template/spec/containers/envFrom/configMapRef/name
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 430: spec/template/spec/initContainers/envFrom/configMapRef/name
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 437: spec/template/spec/volumes/projected/sources/configMap/name
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("configMap"), .field("name"),
    // 445: spec/jobTemplate/spec/template/spec/volumes/configMap/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("configMap"), .field("name"),
    // 453: spec/jobTemplate/spec/template/spec/volumes/projected/sources/configMap/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("configMap"), .field("name"),
    // 463: spec/jobTemplate/spec/template/spec/containers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 473: spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/configMapKeyRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("configMapKeyRef"), .field("name"),
    // 483: spec/jobTemplate/spec/template/spec/containers/envFrom/configMapRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 492: spec/jobTemplate/spec/template/spec/initContainers/envFrom/configMapRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("configMapRef"), .field("name"),
    // 501: spec/configSource/configMap
    .field("spec"), .field("configSource"), .field("configMap"),
    // 504: rules/resourceNames
    .field("rules"), .field("resourceNames"),
    // 506: metadata/annotations/nginx.ingress.kubernetes.io\/fastcgi-params-configmap
    .field("metadata"), .field("annotations"), .field("nginx.ingress.kubernetes.io/fastcgi-params-configmap"),
    // 509: spec/volumes/secret/secretName
    .field("spec"), .field("volumes"), .field("secret"), .field("secretName"),
    // 513: spec/containers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 519: spec/initContainers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 525: spec/containers/envFrom/secretRef/name
    .field("spec"), .field("containers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 530: spec/initContainers/envFrom/secretRef/name
    .field("spec"), .field("initContainers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 535: spec/imagePullSecrets/name
    .field("spec"), .field("imagePullSecrets"), .field("name"),
    // 538: spec/volumes/projected/sources/secret/name
    .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("secret"), .field("name"),
    // 544: template/spec/volumes/secret/secretName
    .field("template"), .field("spec"), .field("volumes"), .field("secret"), .field("secretName"),
    // 549: template/spec/containers/env/valueFrom/secretKeyRef/name
    .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 556: template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 563: template/spec/containers/envFrom/secretRef/name
    .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 569: template/spec/initContainers/envFrom/secretRef/name
    .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 575: template/spec/imagePullSecrets/name
    .field("template"), .field("spec"), .field("imagePullSecrets"), .field("name"),
    // 579: template/spec/volumes/projected/sources/secret/name
    .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("secret"), .field("name"),
    // 586: spec/template/spec/volumes/secret/secretName
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("secret"), .field("secretName"),
    // 592: spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 600: spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 608: spec/template/spec/containers/envFrom/secretRef/name
    .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 615: spec/template/spec/initContainers/envFrom/secretRef/name
    .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 622: spec/template/spec/imagePullSecrets/name
    .field("spec"), .field("template"), .field("spec"), .field("imagePullSecrets"), .field("name"),
    // 627: spec/template/spec/volumes/projected/sources/secret/name
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("secret"), .field("name"),
    // 635: spec/jobTemplate/spec/template/spec/volumes/secret/secretName
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("secret"), .field("secretName"),
    // 643: spec/jobTemplate/spec/template/spec/volumes/projected/sources/secret/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("projected"), .field("sources"), .field("secret"), .field("name"),
    // 653: spec/jobTemplate/spec/template/spec/containers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 663: spec/jobTemplate/spec/template/spec/initContainers/env/valueFrom/secretKeyRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("env"), .field("valueFrom"), .field("secretKeyRef"), .field("name"),
    // 673: spec/jobTemplate/spec/template/spec/containers/envFrom/secretRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("containers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 682: spec/jobTemplate/spec/template/spec/initContainers/envFrom/secretRef/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("initContainers"), .field("envFrom"), .field("secretRef"), .field("name"),
    // 691: spec/jobTemplate/spec/template/spec/imagePullSecrets/name
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("imagePullSecrets"), .field("name"),
    // 698: metadata/annotations/ingress.kubernetes.io\/auth-secret
    .field("metadata"), .field("annotations"), .field("ingress.kubernetes.io/auth-secret"),
    // 701: metadata/annotations/nginx.ingress.kubernetes.io\/auth-secret
    .field("metadata"), .field("annotations"), .field("nginx.ingress.kubernetes.io/auth-secret"),
    // 704: metadata/annotations/nginx.ingress.kubernetes.io\/auth-tls-secret
    .field("metadata"), .field("annotations"), .field("nginx.ingress.kubernetes.io/auth-tls-secret"),
    // 707: imagePullSecrets/name
    .field("imagePullSecrets"), .field("name"),
    // 709: parameters/secretName
    .field("parameters"), .field("secretName"),
    // 711: parameters/adminSecretName
    .field("parameters"), .field("adminSecretName"),
    // 713: parameters/userSecretName
    .field("parameters"), .field("userSecretName"),
    // 715: parameters/secretRef
    .field("parameters"), .field("secretRef"),
    // 717: spec/azureFile/secretName
    .field("spec"), .field("azureFile"), .field("secretName"),
    // 720: spec/serviceName
    .field("spec"), .field("serviceName"),
    // 722: spec/rules/http/paths/backend/serviceName
    .field("spec"), .field("rules"), .field("http"), .field("paths"), .field("backend"), .field("serviceName"),
    // 728: spec/backend/serviceName
    .field("spec"), .field("backend"), .field("serviceName"),
    // 731: spec/rules/http/paths/backend/service/name
    .field("spec"), .field("rules"), .field("http"), .field("paths"), .field("backend"), .field("service"), .field("name"),
    // 738: spec/defaultBackend/service/name
    .field("spec"), .field("defaultBackend"), .field("service"), .field("name"),
    // 742: spec/service/name
    .field("spec"), .field("service"), .field("name"),
    // 745: webhooks/clientConfig/service
    .field("webhooks"), .field("clientConfig"), .field("service"),
    // 748: spec/priorityClassName
    .field("spec"), .field("priorityClassName"),
    // 750: spec/template/spec/priorityClassName
    .field("spec"), .field("template"), .field("spec"), .field("priorityClassName"),
    // 754: spec/jobTemplate/spec/template/spec/priorityClassName
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("priorityClassName"),
    // 760: spec/volumeName
    .field("spec"), .field("volumeName"),
    // 762: spec/volumes/persistentVolumeClaim/claimName
    .field("spec"), .field("volumes"), .field("persistentVolumeClaim"), .field("claimName"),
    // 766: spec/template/spec/volumes/persistentVolumeClaim/claimName
    .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("persistentVolumeClaim"), .field("claimName"),
    // 772: spec/jobTemplate/spec/template/spec/volumes/persistentVolumeClaim/claimName
    .field("spec"), .field("jobTemplate"), .field("spec"), .field("template"), .field("spec"), .field("volumes"), .field("persistentVolumeClaim"), .field("claimName"),
    // 780: spec/scaleTargetRef/name
    .field("spec"), .field("scaleTargetRef"), .field("name"),
    // 783: spec/policyName
    .field("spec"), .field("policyName"),
    // 785: spec/ingressClassName
    .field("spec"), .field("ingressClassName"),
  ]
}
