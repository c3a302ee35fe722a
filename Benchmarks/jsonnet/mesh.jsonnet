// The documents of ../mesh/Mesh.swift, as a program in Jsonnet.

local namespace = 'bench';

local metadata(name) = {
  name: name,
  namespace: namespace,
  labels: {
    app: name,
    'app.kubernetes.io/managed-by': 'meshgen',
    'app.kubernetes.io/name': name,
    'app.kubernetes.io/part-of': 'bench',
  },
};

local service(number, count) =
  local name = 'service-' + number;
  local host = name + '.' + namespace + '.svc.cluster.local';
  local next = 'service-' + ((number + 1) % count);
  local selector = { app: name };
  [
    {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: metadata(name),
      automountServiceAccountToken: false,
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: metadata(name),
      spec: {
        type: 'ClusterIP',
        selector: selector,
        ports: [{ name: 'http', port: 8080, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: metadata(name),
      spec: {
        revisionHistoryLimit: 5,
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
        },
        selector: { matchLabels: { app: name, version: 'v1' } },
        template: {
          metadata: {
            labels: {
              app: name,
              'app.kubernetes.io/managed-by': 'meshgen',
              'app.kubernetes.io/name': name,
              'app.kubernetes.io/part-of': namespace,
              'sidecar.istio.io/inject': 'true',
              version: 'v1',
            },
            annotations: {
              'prometheus.io/path': '/metrics',
              'prometheus.io/port': '8080',
              'prometheus.io/scrape': 'true',
              'proxy.istio.io/config': '{"holdApplicationUntilProxyStarts": true}',
            },
          },
          spec: {
            serviceAccountName: name,
            automountServiceAccountToken: false,
            securityContext: {
              runAsUser: 65532,
              runAsGroup: 65532,
              runAsNonRoot: true,
              fsGroup: 65532,
              seccompProfile: { type: 'RuntimeDefault' },
            },
            containers: [
              {
                name: name,
                image: 'registry.example.com/bench/' + name + ':1.' + number + '.0',
                imagePullPolicy: 'IfNotPresent',
                ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
                env: [
                  { name: 'LOG_LEVEL', value: 'info' },
                  {
                    name: 'OTEL_EXPORTER_OTLP_ENDPOINT',
                    value: 'http://collector.observability.svc.cluster.local:4317',
                  },
                  { name: 'SERVICE_NAME', value: name },
                  { name: 'SERVICE_VERSION', value: 'v1' },
                ],
                resources: {
                  requests: { cpu: '100m', memory: '128Mi' },
                  limits: { cpu: '1', memory: '512Mi' },
                },
                volumeMounts: [{ name: 'writable-0', mountPath: '/tmp' }],
                startupProbe: {
                  httpGet: { path: '/startupz', port: 'http' },
                  periodSeconds: 2,
                  timeoutSeconds: 2,
                  failureThreshold: 30,
                },
                livenessProbe: {
                  httpGet: { path: '/healthz', port: 'http' },
                  periodSeconds: 10,
                  timeoutSeconds: 2,
                  failureThreshold: 3,
                },
                readinessProbe: {
                  httpGet: { path: '/readyz', port: 'http' },
                  periodSeconds: 5,
                  timeoutSeconds: 2,
                  failureThreshold: 3,
                },
                securityContext: {
                  allowPrivilegeEscalation: false,
                  readOnlyRootFilesystem: true,
                  capabilities: { drop: ['ALL'] },
                },
              },
            ],
            volumes: [
              {
                name: 'writable-0',
                emptyDir: { sizeLimit: '64Mi' },
              },
            ],
            terminationGracePeriodSeconds: 30,
            topologySpreadConstraints: [
              {
                topologyKey: 'kubernetes.io/hostname',
                maxSkew: 1,
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels: { app: name, version: 'v1' } },
              },
            ],
          },
        },
      },
    },
    {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: metadata(name),
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: name },
        minReplicas: 2,
        maxReplicas: 10,
        metrics: [
          {
            type: 'ContainerResource',
            containerResource: {
              container: name,
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: 70 },
            },
          },
          {
            type: 'ContainerResource',
            containerResource: {
              container: name,
              name: 'memory',
              target: { type: 'Utilization', averageUtilization: 80 },
            },
          },
        ],
        behavior: { scaleDown: { stabilizationWindowSeconds: 300 } },
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: metadata(name),
      spec: {
        maxUnavailable: 1,
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels: { app: name } },
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: metadata(name),
      spec: {
        hosts: [host],
        gateways: ['mesh'],
        http: [
          {
            name: 'http-read',
            match: [
              {
                method: { regex: 'GET|HEAD|OPTIONS' },
                port: 8080,
              },
            ],
            route: [
              {
                destination: { host: host, port: { number: 8080 } },
              },
            ],
            timeout: '15s',
            retries: {
              attempts: 3,
              perTryTimeout: '2s',
              retryOn: '5xx,reset,connect-failure,refused-stream',
              backoff: '25ms',
            },
          },
          {
            name: 'http',
            match: [{ port: 8080 }],
            route: [
              {
                destination: { host: host, port: { number: 8080 } },
              },
            ],
            timeout: '15s',
            retries: {
              attempts: 3,
              retryOn: 'connect-failure,refused-stream',
              backoff: '25ms',
            },
          },
        ],
      },
    },
    {
      apiVersion: 'networking.istio.io/v1',
      kind: 'DestinationRule',
      metadata: metadata(name),
      spec: {
        host: host,
        trafficPolicy: {
          loadBalancer: { simple: 'LEAST_REQUEST' },
          connectionPool: {
            tcp: {
              maxConnections: 200,
              connectTimeout: '5s',
              tcpKeepalive: { time: '5m', interval: '75s' },
            },
            http: { http1MaxPendingRequests: 200 },
          },
          outlierDetection: {
            consecutive5xxErrors: 5,
            interval: '30s',
            baseEjectionTime: '30s',
            maxEjectionPercent: 50,
          },
        },
      },
    },
    {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: metadata(name),
      spec: {
        selector: { matchLabels: { app: name } },
        rules: [
          {
            from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/public-gateway'] } }],
            to: [
              {
                operation: {
                  ports: ['8080'],
                  methods: ['GET', 'POST'],
                  paths: ['/api/' + name + '/*'],
                },
              },
            ],
          },
          {
            from: [
              { source: { principals: ['cluster.local/ns/' + namespace + '/sa/' + next] } },
            ],
            to: [
              {
                operation: {
                  ports: ['8080'],
                  methods: ['GET'],
                  paths: ['/internal/' + name + '/*'],
                },
              },
            ],
          },
        ],
        action: 'ALLOW',
      },
    },
  ];

local namespaceDocument = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: {
    name: namespace,
    labels: {
      'app.kubernetes.io/managed-by': 'meshgen',
      'app.kubernetes.io/part-of': 'bench',
      'istio-injection': 'enabled',
    },
  },
};

function(services) std.manifestYamlStream(
  [namespaceDocument] + std.flatMap(function(number) service(number, services), std.range(0, services - 1)),
  quote_keys=false,
)
