/// A Deployment with two containers, its Service, and a patch for it.
struct Workload {
  var number: Int

  private var name: String { "shop-\(number.padded(to: 5))" }

  var deployment: String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: \(name)
      labels:
        shop: \(name)
      annotations:
        shops.example.com/district: north-\(number % 9)
    spec:
      replicas: 1
      selector:
        matchLabels:
          shop: \(name)
      template:
        metadata:
          labels:
            shop: \(name)
        spec:
          serviceAccountName: keeper
          containers:
          - name: till
            image: shops.example.com/till:3.\(number % 8)
            ports:
            - name: web
              containerPort: 8000
            env:
            - name: SHOP_NUMBER
              value: "\(number)"
            - name: STOCK_URL
              value: http://\(name):8000
            resources:
              requests:
                cpu: 50m
                memory: 96Mi
            livenessProbe:
              httpGet:
                path: /alive
                port: web
          - name: meter
            image: shops.example.com/meter:0.9
            args: ["--port", "9100", "--quiet"]
          volumes:
          - name: scratch
            emptyDir: {}

    """
  }

  var service: String {
    """
    apiVersion: v1
    kind: Service
    metadata:
      name: \(name)
      labels:
        shop: \(name)
    spec:
      selector:
        shop: \(name)
      ports:
      - name: web
        port: 8000
        targetPort: web

    """
  }

  /// A strategic merge patch that adds to a list, adds a mapping and replaces a number.
  var patch: String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: \(name)
    spec:
      replicas: 4
      template:
        spec:
          containers:
          - name: till
            env:
            - name: SALE
              value: "on"
            resources:
              limits:
                memory: 192Mi

    """
  }
}
